//! Credentials: throw-away texts that are nobody's, in the forms of real ones.

use proptest::prelude::*;

use super::arbitrary::{arbitrary, parsed};
use super::line::line;
use super::time::{DAY, after_now};
use crate::generate::text;
use crate::{
    ClientSecret, Credential, CredentialSlot, Fingerprint, NotificationToken, SecretHash, SecretReference,
    SigningInput, StoredSecret, SystemUserToken, Thumbprint, Timestamp,
};
#[cfg(feature = "keys")]
use crate::{RsaPublicKey, SignedSystemToken};

arbitrary! {
    /// A throw-away secret. Of 4: 3 are 32 to 64 lower case hexadecimal digits, one is any line.
    ClientSecret => parsed(prop_oneof![3 => "[0-9a-f]{32,64}", 1 => line(64)], ClientSecret::parse);

    /// The form of a hash by Argon2id, of nothing: no secret is known for it. Its cost is 19 to 64 MiB and 1 to 4 passes, its salt has 16 bytes.
    SecretHash => parsed(
        (19_456..=65_536_u32, 1..=4_u32, "[A-Za-z0-9+/]{21}[AQgw]", "[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]")
            .prop_map(|(memory, passes, salt, hash)| format!("$argon2id$v=19$m={memory},t={passes},p=1${salt}${hash}")),
        SecretHash::parse,
    );

    /// Of 4: 2 name a variable of the environment, such as `env:ACME_SECRET`, one a path of a vault, one a file.
    SecretReference => parsed(
        prop_oneof![
            2 => text::word().prop_map(|word| format!("env:{}_SECRET", word.to_ascii_uppercase())),
            1 => text::word().prop_map(|word| format!("vault:kv/{word}#client_secret")),
            1 => text::path().prop_map(|path| format!("file:/run{path}")),
        ],
        SecretReference::parse,
    );

    /// A hash as often as a reference.
    StoredSecret => prop_oneof![
        any::<SecretReference>().prop_map(StoredSecret::from),
        any::<SecretHash>().prop_map(StoredSecret::from),
    ];

    /// Any 20 bytes. Of 4, one is that of a certificate that SuperOffice has published, of any environment.
    Thumbprint => prop_oneof![
        3 => any::<[u8; 20]>().prop_map(Thumbprint::from_bytes),
        1 => any::<crate::Environment>().prop_map(Thumbprint::super_id),
    ];

    /// Any 32 bytes.
    Fingerprint => parsed("[0-9a-f]{64}", Fingerprint::parse);

    /// A throw-away token: a name of one or two words, a hyphen, and ten letters and digits.
    SystemUserToken => parsed("[A-Z][a-z]{2,9}( [A-Z][a-z]{2,9})?-[a-z0-9]{10}", SystemUserToken::parse);

    /// Any token and a time of this century.
    SigningInput => (any::<SystemUserToken>(), this_century())
        .prop_filter_map("a year of four digits", |(token, time)| SigningInput::new(&token, time).ok());

    /// A throw-away token in the form of a JWT.
    NotificationToken => parsed(
        "[A-Za-z0-9_-]{4,40}\\.[A-Za-z0-9_-]{4,80}\\.[A-Za-z0-9_-]{4,80}",
        NotificationToken::parse,
    );
}

#[cfg(feature = "keys")]
arbitrary! {
    /// A key of 2,048 bits with the exponent 65,537, which nobody has the other half of.
    RsaPublicKey => crate::generate::key::moduli()
        .prop_filter_map("a key", |modulus| RsaPublicKey::from_components(&modulus, &[1, 0, 1]).ok());

    /// Any token, a time of this century, and 256 bytes that are no signature of anybody's.
    SignedSystemToken => (any::<SigningInput>(), crate::generate::key::moduli())
        .prop_filter_map("a signature", |(input, bytes)| SignedSystemToken::from_signature(&input, &bytes).ok());
}

#[cfg(feature = "argon2")]
arbitrary! {
    /// Of 2: one has the usual cost, one so low a cost that a test can wait for it: 8 to 64 KiB, 1 to 3 passes.
    crate::Argon2id => prop_oneof![
        Just(crate::Argon2id::default()),
        (8..=64_u32, 1..=3_u32)
            .prop_filter_map("a cost", |(memory, passes)| crate::Argon2id::default().with_cost(memory, passes, 1).ok()),
    ];
}

/// A time of this century, as the form of a signed token has room for. It shrinks to [`NOW`](crate::generate::NOW).
fn this_century() -> impl Strategy<Value = Timestamp> + use<> {
    (-9_000 * DAY..=25_000 * DAY).prop_map(after_now)
}

/// Any value. Of 4: 2 have nothing beside it, 2 have some of a description, the time of making within the last year, and an end within two years after that,
/// so that some have expired at [`NOW`](crate::generate::NOW).
impl<T: Arbitrary + 'static> Arbitrary for Credential<T> {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let days = || prop::option::of(0..365_i64);
        let beside =
            prop_oneof![Just((None, None, None)), (prop::option::of(line(64)), days(), prop::option::of(1..730_i64)),];
        let made = (any::<T>(), beside).prop_map(|(value, (description, ago, lasts))| {
            let mut credential = Self::new(value);
            let created = -ago.unwrap_or_default() * DAY;
            credential.description = description.map(Into::into);
            credential.created = ago.map(|_| after_now(created));
            credential.expires = lasts.map(|days| after_now(created + days * DAY));
            credential
        });
        made.boxed()
    }
}

/// Of 4: 3 are taken by any credential, one is empty.
impl<T: Arbitrary + 'static> Arbitrary for CredentialSlot<T> {
    type Parameters = ();
    type Strategy = BoxedStrategy<Self>;

    fn arbitrary_with((): ()) -> Self::Strategy {
        let slot =
            prop::option::weighted(0.75, any::<Credential<T>>()).prop_filter_map("an empty slot takes any", |held| {
                let mut slot = Self::empty();
                match held {
                    Some(held) => slot.set(held).ok().map(|()| slot),
                    None => Some(slot),
                }
            });
        slot.boxed()
    }
}
