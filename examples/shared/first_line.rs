//! The first line of standard input: where these examples are told secrets, for every user of the machine can read a command line.

use std::io::{ErrorKind, Read as _};

use zeroize::Zeroizing;

/// How much is asked for at a time. The buffer of standard input is the standard library's and not ours to wipe, but a read of more than it
/// holds (8 KiB) goes past it. That is how it is and nobody's promise.
const PIECE: usize = 16 * 1024;

/// Reads up to the first line break or the end, into one place that never grows and is wiped; nothing when that is more than so many bytes.
pub(crate) fn first_line(most: usize) -> Result<Option<Zeroizing<String>>, String> {
    let mut input = std::io::stdin().lock();
    let mut bytes = Zeroizing::new(vec![0; most + PIECE]);
    let (mut length, mut end) = (0, None);
    while end.is_none() && length <= most {
        match input.read(bytes.get_mut(length..length + PIECE).unwrap_or_default()) {
            Ok(0) => end = Some(length),
            Ok(more) => {
                let is_break = |byte: &u8| matches!(byte, b'\r' | b'\n');
                end = bytes.iter().take(length + more).skip(length).position(is_break).map(|at| length + at);
                length += more;
            }
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(error) => return Err(format!("standard input cannot be read: {error}")),
        }
    }
    let Some(line) = end.filter(|end| *end <= most).and_then(|end| bytes.get(..end)) else { return Ok(None) };
    // What comes after the line is nobody's affair, whatever it is.
    let text = core::str::from_utf8(line).map_err(|_| "the first line of standard input is not UTF-8")?;
    Ok(Some(Zeroizing::new(text.to_owned())))
}
