//! Public keys that nobody has the other half of.

use proptest::prelude::*;

use super::arbitrary::{arbitrary, parsed};
use crate::Certificate;
use crate::generate::key;

arbitrary! {
    /// A key with the exponent 65,537; of 10, 8 have 2,048 bits, the others 3,072 or 4,096. Of 4: 2 are .NET XML, one is PEM of a `PUBLIC KEY`, one of an
    /// `RSA PUBLIC KEY`; none is an X.509 certificate. The modulus is a number and no product of primes that anybody knows, so nothing can be signed for it.
    Certificate => parsed(
        (key::moduli(), 0..4_u8).prop_map(|(modulus, form)| match form {
            0 | 1 => key::rsa_xml(&modulus),
            2 => key::pem(&modulus),
            _ => key::pkcs1_pem(&modulus),
        }),
        Certificate::parse,
    );
}
