//! From the tree to what matches.

use core::fmt::Write as _;

use super::fault::Refused;
use super::set::Set;
use super::tree::{Kind, Node};

/// The most memory that a compiled pattern takes.
const COMPILED_BYTES: usize = 16 * 1024;

/// Compiles a pattern.
///
/// The engine never sees the user's text: what it is given is written anew from the tree, with every character escaped, so
/// that nothing in a pattern can close the group that anchors it at both ends.
pub(super) fn compile(tree: &Node) -> Result<regex_lite::Regex, Refused> {
    regex_lite::RegexBuilder::new(&anchored(tree))
        .size_limit(COMPILED_BYTES)
        // Each of our 32 levels may be a repeat of a choice of sequences.
        .nest_limit(200)
        .build()
        .map_err(|_| Refused::too_complex("it stands for too many possibilities"))
}

pub(super) fn anchored(tree: &Node) -> String {
    let mut out = String::from(r"\A(?:");
    emit(tree, &mut out);
    out.push_str(r")\z");
    out
}

fn emit(node: &Node, out: &mut String) {
    match &node.kind {
        Kind::Char(letter) => literal(*letter, out),
        Kind::Any => class(&Set::any(), out),
        Kind::Set(set) => class(set, out),
        Kind::Concat(nodes) => nodes.iter().for_each(|node| emit(node, out)),
        Kind::Alternate(nodes) => {
            for (place, node) in nodes.iter().enumerate() {
                out.push_str(if place == 0 { "(?:" } else { "|" });
                emit(node, out);
            }
            out.push(')');
        }
        Kind::Repeat { inner, min, max } => {
            out.push_str("(?:");
            emit(inner, out);
            // Writing to a text does not fail.
            let _ = match max {
                Some(max) => write!(out, "){{{min},{max}}}"),
                None => write!(out, "){{{min},}}"),
            };
        }
    }
}

fn literal(letter: char, out: &mut String) {
    if letter.is_ascii_alphanumeric() {
        out.push(letter);
    } else {
        let _ = write!(out, "\\x{{{:x}}}", u32::from(letter));
    }
}

fn class(set: &Set, out: &mut String) {
    if set.is_empty() {
        // Nothing: all but everything.
        out.push_str(r"[^\x{0}-\x{10ffff}]");
        return;
    }
    out.push('[');
    for (first, last) in set.ranges() {
        literal(first, out);
        if first != last {
            out.push('-');
            literal(last, out);
        }
    }
    out.push(']');
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    #[test]
    fn the_text_is_written_anew() {
        for (pattern, emitted) in [
            (
                r"^http://127.0.0.1\:\d{4}$",
                r"\A(?:http\x{3a}\x{2f}\x{2f}127[\x{0}-\x{9}\x{b}-\x{d7ff}\x{e000}-\x{10ffff}]0",
            ),
            ("^a|$", ""),
            ("^(a|b)$", r"\A(?:(?:a|b))\z"),
            ("^(?<n>a|)+?$", r"\A(?:(?:(?:a|)){1,})\z"),
            ("^a{2,}$", r"\A(?:(?:a){2,})\z"),
            ("^[^\\s\\S]$", r"\A(?:[^\x{0}-\x{10ffff}])\z"),
            ("^é\0$", r"\A(?:\x{e9}\x{0})\z"),
            ("^[a-f^]$", r"\A(?:[\x{5e}a-f])\z"),
        ] {
            let text = parse(pattern).map(|parsed| anchored(&parsed.tree)).unwrap_or_default();
            assert!(text.starts_with(emitted), "{pattern}: {text}");
            assert_eq!(text.is_empty(), emitted.is_empty());
        }
    }
}
