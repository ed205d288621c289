//! Reading what is to be checked. There may be secrets in it, so all memory that it is in is wiped.

use std::io::{ErrorKind, Read};

use superoffice_app::Limits;
use zeroize::Zeroizing;

use crate::arguments::Source;

/// How much is asked for at a time at least: standard input passes so much on without keeping a copy.
const PIECE: usize = 64 * 1024;

/// Reads at most a little more than the limits allow, so that a huge file does not fill the memory.
pub(crate) fn read(source: &Source) -> Result<Zeroizing<String>, String> {
    let most = Limits::default().document_bytes + 1;
    let bytes = match source {
        Source::StandardInput => read_all(std::io::stdin().lock(), 0, most),
        Source::File(path) => std::fs::File::open(path).and_then(|file| {
            let size = file.metadata().map_or(0, |data| usize::try_from(data.len()).unwrap_or(most));
            read_all(file, size, most)
        }),
    };
    to_text(bytes.map_err(|error| error.to_string())?, most)
}

fn read_all(mut reader: impl Read, size: usize, most: usize) -> std::io::Result<Zeroizing<Vec<u8>>> {
    let mut bytes = Zeroizing::new(vec![0; size.min(most) + PIECE]);
    let mut length = 0;
    while length < most {
        if bytes.len() - length < PIECE {
            // A buffer that grows by itself leaves the old one behind as it is.
            let mut larger = Zeroizing::new(Vec::with_capacity(2 * bytes.len() + PIECE));
            larger.extend_from_slice(&bytes);
            larger.resize(2 * bytes.len() + PIECE, 0);
            bytes = larger;
        }
        match reader.read(bytes.get_mut(length..).unwrap_or_default()) {
            Ok(0) => break,
            Ok(more) => length += more,
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    bytes.truncate(length.min(most));
    Ok(bytes)
}

fn to_text(mut bytes: Zeroizing<Vec<u8>>, most: usize) -> Result<Zeroizing<String>, String> {
    if let Err(error) = core::str::from_utf8(&bytes) {
        let valid = error.valid_up_to();
        if bytes.len() < most || error.error_len().is_some() {
            let line = bytes.iter().take(valid).filter(|byte| **byte == b'\n').count() + 1;
            return Err(format!("not valid UTF-8 at byte {valid}, line {line}; save the file as UTF-8"));
        }
        // The limit fell inside a character: what is cut off is too long anyway.
        bytes.get_mut(valid..).unwrap_or_default().fill(b' ');
    }
    // The same memory, which is UTF-8 now.
    Ok(Zeroizing::new(String::from_utf8(core::mem::take(&mut *bytes)).unwrap_or_default()))
}
