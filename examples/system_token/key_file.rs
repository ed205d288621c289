//! Files with keys. A private one may be in any of them, so all memory that they are in is wiped.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use superoffice_app::Certificate;
use zeroize::Zeroizing;

/// More than the largest that the library reads.
const MOST: usize = 64 * 1024 + 1;

/// What is in a file, up to a little more than any key has, read into one place that never grows.
pub(crate) fn bytes(file: &Path) -> Result<Zeroizing<Vec<u8>>, String> {
    let mut bytes = Zeroizing::new(vec![0; MOST]);
    let mut length = 0;
    let failed = |error| format!("the key cannot be read: {error}");
    let mut reader = File::open(file).map_err(failed)?;
    while let Some(room) = bytes.get_mut(length..).filter(|room| !room.is_empty()) {
        match reader.read(room).map_err(failed)? {
            0 => break,
            more => length += more,
        }
    }
    bytes.truncate(length);
    Ok(bytes)
}

/// Reads a public key: .NET XML, PEM, or an X.509 certificate in PEM or DER.
pub(crate) fn certificate(file: &Path) -> Result<Certificate, String> {
    let bytes = bytes(file)?;
    let certificate = match core::str::from_utf8(&bytes) {
        Ok(text) => Certificate::parse(text),
        Err(_) => Certificate::parse_der(&bytes),
    };
    certificate.map_err(|error| error.to_string())
}
