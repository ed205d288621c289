//! A second opinion on patterns: a small backtracking matcher with a parser of its own, which shares nothing with the library.
//!
//! It knows a part of the regular expressions of .NET, with ASCII classes, and gives no answer on the rest, or when it takes too long.

/// How much is tried before it gives up.
const STEPS: u32 = 200_000;
/// How deep it goes before it gives up.
const DEPTH: u32 = 1_000;

/// A pattern that was read.
pub(crate) struct Pattern(Node);

#[derive(Debug)]
enum Node {
    One(Set),
    Sequence(Vec<Node>),
    Either(Vec<Node>),
    Repeat { node: Box<Node>, least: u32, most: Option<u32> },
}

/// A set of characters: ranges, perhaps all but these.
#[derive(Debug, Default)]
struct Set {
    ranges: Vec<(char, char)>,
    /// Sets within the set, of which each may be the opposite of its ranges.
    sets: Vec<Set>,
    negated: bool,
}

impl Set {
    fn of(ranges: &[(char, char)], negated: bool) -> Self {
        Self { ranges: ranges.to_vec(), sets: Vec::new(), negated }
    }

    fn holds(&self, letter: char) -> bool {
        let found = self.ranges.iter().any(|(from, to)| (*from..=*to).contains(&letter));
        (found || self.sets.iter().any(|set| set.holds(letter))) != self.negated
    }
}

impl Pattern {
    /// Reads a pattern `^…$`; nothing when it uses what is not known here, or is wrong.
    pub(crate) fn read(pattern: &str) -> Option<Self> {
        let body = pattern.strip_prefix('^')?.strip_suffix('$')?;
        let escapes = body.chars().rev().take_while(|letter| *letter == '\\').count();
        if escapes % 2 == 1 {
            return None;
        }
        let mut reader = Reader { letters: body.chars().collect(), at: 0, depth: 0 };
        let alternatives = reader.alternatives()?;
        // Two alternatives at the top are anchored on one side only each.
        let [node] = <[Node; 1]>::try_from(alternatives).ok()?;
        (reader.at == reader.letters.len()).then_some(Self(node))
    }

    /// Whether it matches the whole text; nothing when that takes too long to say.
    pub(crate) fn is_match(&self, text: &str) -> Option<bool> {
        let mut matcher = Matcher { letters: text.chars().collect(), steps: STEPS, depth: DEPTH, gave_up: false };
        let found = matcher.node(&self.0, None, 0);
        if matcher.gave_up && !found { None } else { Some(found) }
    }
}

struct Reader {
    letters: Vec<char>,
    at: usize,
    depth: u32,
}

impl Reader {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek();
        self.at += usize::from(letter.is_some());
        letter
    }

    fn eat(&mut self, letter: char) -> bool {
        let found = self.peek() == Some(letter);
        self.at += usize::from(found);
        found
    }

    fn alternatives(&mut self) -> Option<Vec<Node>> {
        let mut alternatives = vec![self.sequence()?];
        while self.eat('|') {
            alternatives.push(self.sequence()?);
        }
        Some(alternatives)
    }

    fn sequence(&mut self) -> Option<Node> {
        let mut nodes = Vec::new();
        while !matches!(self.peek(), None | Some('|' | ')')) {
            let atom = self.atom()?;
            nodes.push(self.repeated(atom)?);
        }
        Some(Node::Sequence(nodes))
    }

    fn atom(&mut self) -> Option<Node> {
        let set = match self.next()? {
            '(' => return self.group(),
            '[' => self.class()?,
            '.' => Set::of(&[('\n', '\n')], true),
            '\\' => self.escape(false)?,
            // Anchors inside, and repeats of nothing. A brace is a letter where it can be no repeat; that is too fine here.
            '^' | '$' | '*' | '+' | '?' | '{' => return None,
            letter => Set::of(&[(letter, letter)], false),
        };
        Some(Node::One(set))
    }

    fn group(&mut self) -> Option<Node> {
        self.depth += 1;
        if self.depth > 64 || self.peek() == Some('?') && self.letters.get(self.at + 1) != Some(&':') {
            return None;
        }
        if self.eat('?') {
            self.at += 1;
        }
        let alternatives = self.alternatives()?;
        self.depth -= 1;
        self.eat(')').then_some(Node::Either(alternatives))
    }

    fn escape(&mut self, in_class: bool) -> Option<Set> {
        const DIGITS: [(char, char); 1] = [('0', '9')];
        const WORD: [(char, char); 4] = [('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
        const SPACE: [(char, char); 2] = [('\t', '\r'), (' ', ' ')];
        Some(match self.next()? {
            'd' => Set::of(&DIGITS, false),
            'D' => Set::of(&DIGITS, true),
            'w' => Set::of(&WORD, false),
            'W' => Set::of(&WORD, true),
            's' => Set::of(&SPACE, false),
            'S' => Set::of(&SPACE, true),
            'b' if !in_class => return None,
            letter if letter.is_ascii_alphanumeric() || !letter.is_ascii() => return None,
            letter => Set::of(&[(letter, letter)], false),
        })
    }

    fn class(&mut self) -> Option<Set> {
        let mut class = Set { negated: self.eat('^'), ..Set::default() };
        let mut is_first = true;
        loop {
            let from = match self.next()? {
                ']' if !is_first => return Some(class),
                // A class within a class is a subtraction, or a mistake.
                '[' => return None,
                '\\' => self.class_escape(&mut class)?,
                letter => Some(letter),
            };
            is_first = false;
            let Some(from) = from else { continue };
            let is_range = self.peek() == Some('-') && self.letters.get(self.at + 1).is_some_and(|next| *next != ']');
            if !is_range {
                class.ranges.push((from, from));
                continue;
            }
            self.at += 1;
            let to = match self.next()? {
                '[' => return None,
                '\\' => self.class_escape(&mut class)??,
                letter => letter,
            };
            if to < from {
                return None;
            }
            class.ranges.push((from, to));
        }
    }

    /// An escape in a class: one letter, or a set that is added to the class.
    #[expect(clippy::option_option, reason = "no answer, or no letter")]
    fn class_escape(&mut self, class: &mut Set) -> Option<Option<char>> {
        let set = self.escape(true)?;
        if let ([(from, to)], false) = (&set.ranges[..], set.negated) {
            if from == to {
                return Some(Some(*from));
            }
        }
        // `[\d-x]` is read in several ways.
        if self.peek() == Some('-') && self.letters.get(self.at + 1) != Some(&']') {
            return None;
        }
        class.sets.push(set);
        Some(None)
    }

    fn repeated(&mut self, node: Node) -> Option<Node> {
        let (least, most) = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.counted(node),
            _ => return Some(node),
        };
        self.at += 1;
        self.close_repeat(node, least, most)
    }

    fn counted(&mut self, node: Node) -> Option<Node> {
        self.at += 1;
        let least = self.number()?;
        let most = if self.eat(',') {
            if self.peek() == Some('}') { None } else { Some(self.number()?) }
        } else {
            Some(least)
        };
        if !self.eat('}') || most.is_some_and(|most| most < least) {
            return None;
        }
        self.close_repeat(node, least, most)
    }

    fn number(&mut self) -> Option<u32> {
        let start = self.at;
        while self.peek().is_some_and(|letter| letter.is_ascii_digit()) {
            self.at += 1;
        }
        self.letters.get(start..self.at)?.iter().collect::<String>().parse().ok()
    }

    fn close_repeat(&mut self, node: Node, least: u32, most: Option<u32>) -> Option<Node> {
        // A lazy repeat matches the same texts when the whole has to match.
        let _ = self.eat('?');
        let is_repeated = matches!(self.peek(), Some('*' | '+' | '?' | '{'));
        (!is_repeated).then(|| Node::Repeat { node: Box::new(node), least, most })
    }
}

/// What is left to match behind a node.
#[derive(Clone, Copy)]
enum Rest<'n, 'r> {
    Nodes { nodes: &'n [Node], then: Option<&'r Rest<'n, 'r>> },
    Again { node: &'n Node, least: u32, most: Option<u32>, from: usize, then: Option<&'r Rest<'n, 'r>> },
}

struct Matcher {
    letters: Vec<char>,
    steps: u32,
    depth: u32,
    gave_up: bool,
}

impl Matcher {
    fn node(&mut self, node: &Node, then: Option<&Rest<'_, '_>>, at: usize) -> bool {
        if self.steps == 0 || self.depth == 0 {
            self.gave_up = true;
            return false;
        }
        self.steps -= 1;
        self.depth -= 1;
        let found = match node {
            Node::One(set) => self.letters.get(at).is_some_and(|letter| set.holds(*letter)) && self.rest(then, at + 1),
            Node::Sequence(nodes) => self.rest(Some(&Rest::Nodes { nodes, then }), at),
            Node::Either(nodes) => nodes.iter().any(|node| self.node(node, then, at)),
            Node::Repeat { node, least, most } => match &**node {
                Node::One(set) => self.repeat_one(set, *least, *most, then, at),
                node => self.again(node, *least, *most, then, at),
            },
        };
        self.depth += 1;
        found
    }

    fn rest(&mut self, rest: Option<&Rest<'_, '_>>, at: usize) -> bool {
        match rest {
            None => at == self.letters.len(),
            Some(Rest::Nodes { nodes, then }) => match nodes.split_first() {
                None => self.rest(*then, at),
                Some((first, nodes)) => self.node(first, Some(&Rest::Nodes { nodes, then: *then }), at),
            },
            // A turn that took nothing would go on for ever; the turns that are still owed may take nothing too.
            Some(Rest::Again { from, then, .. }) if at == *from => self.rest(*then, at),
            Some(Rest::Again { node, least, most, then, .. }) => self.again(node, *least, *most, *then, at),
        }
    }

    fn again(&mut self, node: &Node, least: u32, most: Option<u32>, then: Option<&Rest<'_, '_>>, at: usize) -> bool {
        if most == Some(0) {
            return self.rest(then, at);
        }
        let more =
            Rest::Again { node, least: least.saturating_sub(1), most: most.map(|most| most - 1), from: at, then };
        self.node(node, Some(&more), at) || least == 0 && self.rest(then, at)
    }

    /// One letter repeated needs no recursion.
    fn repeat_one(&mut self, set: &Set, least: u32, most: Option<u32>, then: Option<&Rest<'_, '_>>, at: usize) -> bool {
        let least = usize::try_from(least).unwrap_or(usize::MAX);
        let most = most.map_or(usize::MAX, |most| usize::try_from(most).unwrap_or(usize::MAX));
        let run = self.letters.iter().skip(at).take(most).take_while(|letter| set.holds(**letter)).count();
        run >= least && (least..=run).rev().any(|count| self.rest(then, at + count))
    }
}
