//! Reading a pattern: the small part of .NET's regular expressions that URLs need, and the names of all the rest.

use super::class::shorthand;
use super::cursor::Cursor;
use super::fault::Refused;
use super::tree::{Kind, Node};

/// The longest pattern, in bytes.
const BYTES: usize = 2_048;
/// How deep groups may stand in groups.
const DEPTH: u32 = 32;
/// The largest number in a quantifier of .NET.
const MOST: u32 = i32::MAX.unsigned_abs();

/// A pattern without its `^` and `$`.
#[derive(Debug)]
pub(super) struct Parsed {
    pub(super) tree: Node,
    /// It uses what is not in the tree, so the tree says nothing.
    pub(super) unsupported: bool,
    pub(super) ignores_case: bool,
}

/// Reads a text that starts with `^`.
pub(super) fn parse(text: &str) -> Result<Parsed, Refused> {
    if text.len() > BYTES {
        return Err(Refused::too_complex("it is longer than 2,048 bytes"));
    }
    let mut parser =
        Parser { cursor: Cursor::new(text), unsupported: false, ignores_case: false, ways: 0, is_closed: false };
    if !parser.cursor.eat("^") {
        return Err(Refused::unanchored("it has no `^` at its start"));
    }
    if parser.cursor.eat("(?i)") {
        parser.ignores_case = true;
    } else if parser.quantifier()?.is_some() {
        return Err(Refused::unanchored("a quantifier makes its `^` optional"));
    }
    let tree = parser.alternatives(0)?;
    if !parser.cursor.is_at_end() {
        return Err(Refused::invalid("a `)` has no `(`"));
    }
    if parser.ways > 1 {
        return Err(Refused::unanchored("a `|` outside of `( )` leaves each side anchored at one end only"));
    }
    if !parser.is_closed {
        return Err(Refused::unanchored("it has no `$` at its end"));
    }
    Ok(Parsed { tree, unsupported: parser.unsupported, ignores_case: parser.ignores_case })
}

pub(super) struct Parser<'t> {
    pub(super) cursor: Cursor<'t>,
    pub(super) unsupported: bool,
    pub(super) ignores_case: bool,
    /// How many alternatives the group has that was read last; in the end, the whole pattern.
    ways: usize,
    /// The `$` at the end has been read.
    is_closed: bool,
}

impl Parser<'_> {
    /// Reads up to a `)` or the end.
    pub(super) fn alternatives(&mut self, depth: u32) -> Result<Node, Refused> {
        check_depth(depth)?;
        let start = self.cursor.at();
        let mut nodes = vec![self.sequence(depth)?];
        while self.cursor.eat("|") {
            nodes.push(self.sequence(depth)?);
        }
        self.ways = nodes.len();
        Ok(self.unless_single(nodes, start, Kind::Alternate))
    }

    fn sequence(&mut self, depth: u32) -> Result<Node, Refused> {
        let start = self.cursor.at();
        let mut nodes = Vec::new();
        loop {
            self.skip_comments()?;
            if matches!(self.cursor.peek(), None | Some('|' | ')')) {
                break;
            }
            if self.quantifier()?.is_some() {
                return Err(Refused::invalid("there is nothing to repeat before a quantifier"));
            }
            if let Some(node) = self.unit(depth)? {
                nodes.push(self.repeated(node)?);
            }
        }
        Ok(self.unless_single(nodes, start, Kind::Concat))
    }

    fn unless_single(&self, mut nodes: Vec<Node>, start: usize, kind: fn(Vec<Node>) -> Kind) -> Node {
        match nodes.pop() {
            Some(node) if nodes.is_empty() => node,
            last => {
                nodes.extend(last);
                Node { kind: kind(nodes), span: start..self.cursor.at() }
            }
        }
    }

    /// Reads one thing that a quantifier may follow. Nothing for flags and the `$` at the end, which none may follow.
    fn unit(&mut self, depth: u32) -> Result<Option<Node>, Refused> {
        let start = self.cursor.at();
        let Some(letter) = self.cursor.next() else { return Ok(None) };
        let kind = match letter {
            '$' if depth == 0 && self.cursor.is_at_end() => {
                self.is_closed = true;
                return Ok(None);
            }
            '^' | '$' => self.not_supported(),
            '.' => Kind::Any,
            '[' => Kind::Set(self.class(depth + 1)?),
            '(' => match self.group(depth + 1)? {
                Some(node) => return Ok(Some(node)),
                None => return Ok(None),
            },
            '\\' => self.escaped()?,
            letter => Kind::Char(letter),
        };
        Ok(Some(Node { kind, span: start..self.cursor.at() }))
    }

    /// Notes that the tree does not hold everything.
    pub(super) fn not_supported(&mut self) -> Kind {
        self.unsupported = true;
        Kind::Concat(Vec::new())
    }

    fn escaped(&mut self) -> Result<Kind, Refused> {
        const NAMELESS: &str = "after `\\k` there is no name of a group";
        let next = self.cursor.peek().ok_or(Refused::invalid("there is nothing after the last backslash"))?;
        if let Some(set) = shorthand(next) {
            self.cursor.next();
            return Ok(Kind::Set(set));
        }
        match next {
            'A' | 'Z' | 'z' | 'G' | 'b' | 'B' => {
                self.cursor.next();
            }
            'p' | 'P' => {
                self.cursor.next();
                self.property()?;
            }
            // A reference to a group, or a character by its octal number.
            '0'..='9' => {
                self.cursor.take_while(|letter| letter.is_ascii_digit());
            }
            'k' => {
                self.cursor.next();
                let end = match self.cursor.next() {
                    Some('<') => '>',
                    Some('\'') => '\'',
                    _ => return Err(Refused::invalid(NAMELESS)),
                };
                self.cursor.take_until(end, NAMELESS)?;
            }
            _ => return self.escape().map(Kind::Char),
        }
        Ok(self.not_supported())
    }

    /// Reads the name of a Unicode class after `\p`.
    pub(super) fn property(&mut self) -> Result<(), Refused> {
        const NAMELESS: &str = "after `\\p` there is no name in `{ }`";
        self.unsupported = true;
        if self.cursor.eat("{") && !self.cursor.take_until('}', NAMELESS)?.is_empty() {
            return Ok(());
        }
        Err(Refused::invalid(NAMELESS))
    }

    /// Reads what follows a backslash and stands for one character.
    pub(super) fn escape(&mut self) -> Result<char, Refused> {
        const UNKNOWN: Refused =
            Refused::invalid("a backslash stands before a letter or digit that means nothing there");
        Ok(match self.cursor.next().ok_or(UNKNOWN)? {
            't' => '\t',
            'n' => '\n',
            'r' => '\r',
            'f' => '\u{c}',
            'v' => '\u{b}',
            'a' => '\u{7}',
            'e' => '\u{1b}',
            'x' => self.hexadecimal(2)?,
            'u' => self.hexadecimal(4)?,
            'c' => {
                let letter =
                    self.cursor.next().filter(|letter| matches!(letter, '@'..='_' | 'a'..='z')).ok_or(UNKNOWN)?;
                char::from_u32(u32::from(letter) & 0x1f).unwrap_or_default()
            }
            letter if letter.is_alphanumeric() || letter == '_' => return Err(UNKNOWN),
            letter => letter,
        })
    }

    fn hexadecimal(&mut self, digits: u32) -> Result<char, Refused> {
        let mut number = 0;
        for _ in 0..digits {
            let digit = self.cursor.next().and_then(|letter| letter.to_digit(16));
            number = number * 16 + digit.ok_or(Refused::invalid("`\\x` has not two, or `\\u` not four, digits"))?;
        }
        // Half of a pair of UTF-16 is a character for .NET, and none in a URL.
        Ok(char::from_u32(number).unwrap_or_else(|| {
            self.unsupported = true;
            char::REPLACEMENT_CHARACTER
        }))
    }

    pub(super) fn skip_comments(&mut self) -> Result<(), Refused> {
        while self.cursor.eat("(?#") {
            self.unsupported = true;
            self.cursor.take_until(')', "a comment is not closed")?;
        }
        Ok(())
    }

    /// Reads the quantifier after a unit, if there is one.
    fn repeated(&mut self, node: Node) -> Result<Node, Refused> {
        let start = node.span.start;
        self.skip_comments()?;
        let Some((min, max)) = self.quantifier()? else { return Ok(node) };
        self.skip_comments()?;
        // Whether it takes much or little makes no difference to whether the whole text matches.
        self.cursor.eat("?");
        let repeat = Node { kind: Kind::Repeat { inner: Box::new(node), min, max }, span: start..self.cursor.at() };
        self.skip_comments()?;
        if self.quantifier()?.is_some() {
            return Err(Refused::invalid("a quantifier follows another"));
        }
        Ok(repeat)
    }

    /// Reads `*`, `+`, `?` or `{m,n}`; a `{` that starts none of these is an ordinary character.
    fn quantifier(&mut self) -> Result<Option<(u32, Option<u32>)>, Refused> {
        let simple = match self.cursor.peek() {
            Some('*') => Some((0, None)),
            Some('+') => Some((1, None)),
            Some('?') => Some((0, Some(1))),
            Some('{') => None,
            _ => return Ok(None),
        };
        let before = self.cursor.clone();
        self.cursor.next();
        if simple.is_some() {
            return Ok(simple);
        }
        let min = self.cursor.take_while(|letter| letter.is_ascii_digit());
        let bounded = !self.cursor.eat(",");
        let max = if bounded { min } else { self.cursor.take_while(|letter| letter.is_ascii_digit()) };
        if min.is_empty() || !self.cursor.eat("}") {
            self.cursor = before;
            return Ok(None);
        }
        let min = number(min)?;
        let max = if max.is_empty() { None } else { Some(number(max)?) };
        if max.is_some_and(|max| max < min) {
            return Err(Refused::invalid("a quantifier asks for more at least than at most"));
        }
        Ok(Some((min, max)))
    }
}

pub(super) fn check_depth(depth: u32) -> Result<(), Refused> {
    if depth > DEPTH { Err(Refused::too_complex("its groups are nested more than 32 deep")) } else { Ok(()) }
}

fn number(digits: &str) -> Result<u32, Refused> {
    let number = digits.parse().ok().filter(|number| *number <= MOST);
    number.ok_or(Refused::invalid("the number in a quantifier is too large"))
}
