//! How long what comes from outside may be.

use crate::ParseErrorKind;

/// Refuses more bytes than these, before anything else looks at them.
pub(crate) fn at_most(max: u32, bytes: usize) -> Result<(), ParseErrorKind> {
    match u32::try_from(bytes) {
        Ok(bytes) if bytes <= max => Ok(()),
        _ => Err(ParseErrorKind::TooManyBytes { max }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bound_itself_is_allowed() {
        for (bytes, is_allowed) in [(0, true), (7, true), (8, false), (usize::MAX, false)] {
            assert_eq!(at_most(7, bytes).is_ok(), is_allowed, "{bytes}");
        }
        assert_eq!(at_most(7, 8), Err(ParseErrorKind::TooManyBytes { max: 7 }));
    }
}
