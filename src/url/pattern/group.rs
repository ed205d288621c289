//! Reading a group, `(…)`.

use super::fault::Refused;
use super::parse::Parser;
use super::tree::Node;

const UNKNOWN: Refused = Refused::invalid("after `(?` stands what starts no group");

impl Parser<'_> {
    /// Reads what follows a `(`. Nothing for flags that are set from there on.
    pub(super) fn group(&mut self, depth: u32) -> Result<Option<Node>, Refused> {
        let start = self.cursor.at() - 1;
        if self.cursor.eat("?") && !self.opening()? {
            return Ok(None);
        }
        let inner = self.alternatives(depth)?;
        if !self.cursor.eat(")") {
            return Err(Refused::invalid("a `(` is not closed"));
        }
        Ok(Some(Node { span: start..self.cursor.at(), ..inner }))
    }

    /// Reads what follows `(?`, up to where the inside of the group begins; false when there is no inside.
    fn opening(&mut self) -> Result<bool, Refused> {
        match self.cursor.peek().ok_or(UNKNOWN)? {
            ':' => {
                self.cursor.next();
            }
            '=' | '!' | '>' => {
                self.cursor.next();
                self.unsupported = true;
            }
            // The condition is read as the first thing inside.
            '(' => self.unsupported = true,
            '<' if matches!(self.cursor.peek_second(), Some('=' | '!')) => {
                self.cursor.next();
                self.cursor.next();
                self.unsupported = true;
            }
            '<' => self.name('>')?,
            '\'' => self.name('\'')?,
            _ => return self.flags(),
        }
        Ok(true)
    }

    fn name(&mut self, end: char) -> Result<(), Refused> {
        const NAMELESS: &str = "the name of a group is none";
        self.cursor.next();
        let name = self.cursor.take_until(end, NAMELESS)?;
        let (name, balanced) = match name.split_once('-') {
            Some((name, other)) => (name, Some(other)),
            None => (name, None),
        };
        let is_name = |name: &str| {
            let is_number = name.bytes().all(|byte| byte.is_ascii_digit()) && !name.starts_with('0');
            let is_word = name.chars().all(|letter| letter.is_alphanumeric() || letter == '_')
                && !name.starts_with(|letter: char| letter.is_ascii_digit());
            !name.is_empty() && (is_number || is_word)
        };
        if let Some(other) = balanced {
            self.unsupported = true;
            if is_name(other) && (name.is_empty() || is_name(name)) {
                return Ok(());
            }
        }
        if balanced.is_none() && is_name(name) { Ok(()) } else { Err(Refused::invalid(NAMELESS)) }
    }

    /// Reads flags up to a `:` or `)`.
    fn flags(&mut self) -> Result<bool, Refused> {
        let flags = self.cursor.take_while(|letter| matches!(letter, 'i' | 'm' | 'n' | 's' | 'x' | '+' | '-'));
        let opens = match self.cursor.next() {
            Some(':') => true,
            Some(')') => false,
            _ => return Err(UNKNOWN),
        };
        let mut on = true;
        for flag in flags.chars() {
            match flag {
                '+' | '-' => on = flag == '+',
                // With these, what looks like the end may be a comment, or the end of any line.
                'x' if on => return Err(Refused::unanchored("with the flag `x`, its `$` may be in a comment")),
                'm' if on => return Err(Refused::unanchored("with the flag `m`, its `$` is the end of any line")),
                _ => {}
            }
        }
        if opens && flags == "i" {
            self.ignores_case = true;
        } else {
            self.unsupported = true;
        }
        Ok(opens)
    }
}
