//! The lines of a file, none longer than a message can be.

use std::io::{self, BufRead, Read as _};

use zeroize::Zeroizing;

use crate::line::Fault;

/// The longest line that is read, in bytes. A message with the longest token and URLs that the library takes is shorter.
const MOST: usize = 64 * 1024;

const SHORTER: &str = "no message is as long: perhaps the line breaks are missing";
const UTF_8: &str = "JSON is UTF-8: save the file as that";

/// The lines of a file.
pub(crate) struct Lines<R> {
    input: R,
    number: usize,
}

/// The number of a line, from 1, and the line.
pub(crate) type Numbered = (usize, Result<Zeroizing<String>, Fault>);

impl<R: BufRead> Lines<R> {
    pub(crate) fn new(input: R) -> Self {
        Self { input, number: 0 }
    }

    /// The next line that is not empty, without white space around it; nothing at the end.
    pub(crate) fn next(&mut self) -> io::Result<Option<Numbered>> {
        loop {
            // There is a token in it, so it is wiped, and never grows: what it grew out of would be left behind.
            let mut line = Zeroizing::new(Vec::with_capacity(MOST + 1));
            let limit = u64::try_from(MOST + 1).unwrap_or(u64::MAX);
            self.input.by_ref().take(limit).read_until(b'\n', &mut line)?;
            if line.is_empty() {
                return Ok(None);
            }
            self.number += 1;
            if line.len() > MOST && line.last() != Some(&b'\n') {
                self.input.skip_until(b'\n')?;
                let words = format!("the line is longer than {MOST} bytes");
                return Ok(Some((self.number, Err(Fault::new(words, SHORTER)))));
            }
            let Ok(text) = core::str::from_utf8(&line) else {
                return Ok(Some((self.number, Err(Fault::new("the line is not UTF-8", UTF_8)))));
            };
            let text = if self.number == 1 { text.strip_prefix('\u{feff}').unwrap_or(text) } else { text };
            if !text.trim().is_empty() {
                return Ok(Some((self.number, Ok(Zeroizing::new(text.trim().to_owned())))));
            }
        }
    }
}
