//! Following a pattern through scheme, host and port.

use core::ops::Range;

use super::host::Host;
use super::lint::Lints;
use super::port::Port;
use super::set::Set;
use super::tree::{Kind, Node};

/// How many ways through a pattern are followed.
const BRANCHES: usize = 64;
/// How many pieces are looked at on all of them.
const STEPS: usize = 20_000;
/// A piece that is repeated exactly so often at most is read again and again.
const COPIES: u32 = 64;

/// What closes a host and a port.
const CLOSERS: &str = "/?#";

/// Why the host of a pattern counts as open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Openness {
    /// Hosts that nobody has written out may match.
    #[default]
    Foreign,
    /// Several schemes are written out.
    Schemes,
    /// Several domains are written out.
    Domains,
}

/// What is known of the scheme, the host and the port of all that a pattern matches.
#[derive(Debug, Default)]
pub(super) struct Authority {
    pub(super) lints: Lints,
    /// Each scheme that is written out.
    pub(super) schemes: Vec<String>,
    /// Each host that is written out.
    pub(super) hosts: Vec<String>,
    /// The last two labels of each host, or all of an address.
    pub(super) endings: Vec<String>,
    /// Some way through the pattern has a scheme or a host that is not written out.
    pub(super) foreign: bool,
    /// Some way through the pattern has no host that is written out.
    pub(super) unknown_host: bool,
    /// The places of bare dots in hosts.
    pub(super) dots: Vec<Range<usize>>,
    /// The places of digits that can be no port, where they are all of the port.
    pub(super) ports: Vec<Range<usize>>,
}

/// Follows every way through the pattern until scheme, host and port are over.
///
/// Where it cannot follow, or there are too many ways, the host counts as open.
pub(super) fn read(tree: &Node) -> Authority {
    let mut found = Authority::default();
    let mut open = vec![Branch { pending: vec![Step::Node(tree)], phase: Phase::Scheme(String::new()) }];
    let (mut ways, mut steps) = (0, 0);
    while let Some(mut branch) = open.pop() {
        let Some(step) = branch.pending.pop() else {
            branch.phase.end(&mut found);
            ways += 1;
            continue;
        };
        steps += step.cost();
        if ways + open.len() >= BRANCHES || steps > STEPS {
            found.give_up();
            return found;
        }
        if let Some((mut branch, piece)) = branch.take(&step, &mut open) {
            match branch.phase.feed(&piece, &mut found) {
                Went::On => open.push(branch),
                Went::ToTheEnd => ways += 1,
            }
        }
    }
    // Several written out are not literal either; only the addresses of the user's own machine are as good as one another.
    let own = ["127.0.0.1", "[::1]", "localhost"];
    let is_own = !found.unknown_host && found.hosts.iter().all(|host| own.contains(&host.as_str()));
    if found.schemes.len() != 1 || found.endings.len() > 1 && !is_own {
        found.lints |= Lints::OPEN_HOST;
    }
    found
}

impl Authority {
    pub(super) fn open_host(&mut self) -> Went {
        self.lints |= Lints::OPEN_HOST;
        self.foreign = true;
        self.unknown_host = true;
        Went::ToTheEnd
    }

    /// Why the host counts as open, if it does.
    pub(super) fn openness(&self) -> Openness {
        match (self.foreign, self.schemes.len(), self.endings.len()) {
            (false, 2.., _) => Openness::Schemes,
            (false, 1, 2..) => Openness::Domains,
            _ => Openness::Foreign,
        }
    }

    fn give_up(&mut self) {
        self.open_host();
        self.schemes.clear();
    }
}

/// Adds what is not there yet.
pub(super) fn note<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// Whether there is more to look at on a way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Went {
    On,
    ToTheEnd,
}

/// A piece of what is matched.
#[derive(Clone, Debug)]
pub(super) enum Piece {
    /// This character.
    Char(char),
    /// A `.` that nothing repeats.
    Bare(Range<usize>),
    /// Some of these characters.
    Open { set: Set, longest: Option<u32>, span: Range<usize> },
}

/// What is still to be read on a way.
#[derive(Clone)]
enum Step<'t> {
    Node(&'t Node),
    /// Any number of what is in the node.
    Run {
        inner: &'t Node,
        longest: Option<u32>,
    },
}

impl Step<'_> {
    fn cost(&self) -> usize {
        match self {
            Self::Node(Node { kind: Kind::Repeat { inner, .. }, .. }) => inner.count() + COPIES as usize,
            Self::Node(_) => 1,
            Self::Run { inner, .. } => inner.count(),
        }
    }
}

/// One way through the pattern.
#[derive(Clone)]
struct Branch<'t> {
    /// What is still to be read, the next last.
    pending: Vec<Step<'t>>,
    phase: Phase,
}

impl<'t> Branch<'t> {
    /// Goes on with these, the first first.
    fn with<I: DoubleEndedIterator<Item = Step<'t>>>(mut self, steps: I) -> Self {
        self.pending.extend(steps.rev());
        self
    }

    /// Takes one step: gives a piece, or adds the ways that go on from here.
    fn take(self, step: &Step<'t>, open: &mut Vec<Self>) -> Option<(Self, Piece)> {
        let node = match step {
            Step::Node(node) => *node,
            Step::Run { inner, longest } => {
                // It may be empty, and is when nothing can stand in it.
                open.push(self.clone());
                let set = inner.reach();
                let piece = Piece::Open { set: set.clone(), longest: *longest, span: inner.span.clone() };
                return (!set.is_empty()).then_some((self, piece));
            }
        };
        match &node.kind {
            Kind::Char(letter) => return Some((self, Piece::Char(*letter))),
            Kind::Any => return Some((self, Piece::Bare(node.span.clone()))),
            Kind::Set(set) => {
                let several = || Piece::Open { set: set.clone(), longest: Some(1), span: node.span.clone() };
                return Some((self, set.only().map_or_else(several, Piece::Char)));
            }
            Kind::Concat(nodes) => open.push(self.with(nodes.iter().map(Step::Node))),
            Kind::Alternate(nodes) => {
                open.extend(nodes.iter().rev().map(|node| self.clone().with([Step::Node(node)].into_iter())));
            }
            Kind::Repeat { inner, min, max } => return self.repeat(node, inner, *min, *max, open),
        }
        None
    }

    fn repeat(
        self,
        node: &'t Node,
        inner: &'t Node,
        min: u32,
        max: Option<u32>,
        open: &mut Vec<Self>,
    ) -> Option<(Self, Piece)> {
        let one = Step::Node(inner);
        if min == 0 {
            open.push(self.clone());
        }
        let atom = inner.atom();
        let is_open = atom.as_ref().is_some_and(|set| set.only().is_none());
        match (atom, max) {
            (_, Some(0)) => {}
            (_, Some(1)) if inner.kind != Kind::Any => open.push(self.with([one].into_iter())),
            (_, Some(max)) if max == min && max <= COPIES && !is_open => {
                open.push(self.with((0..max).map(|_| one.clone())));
            }
            (Some(set), _) => return Some((self, Piece::Open { set, longest: max, span: node.span.clone() })),
            // The first and the last say what stands next to the rest.
            (None, _) => {
                if min < 2 {
                    open.push(self.clone().with([one.clone()].into_iter()));
                }
                let longest = inner.longest().zip(max).map(|(one, max)| one.saturating_mul(max.saturating_sub(2)));
                open.push(self.with([one.clone(), Step::Run { inner, longest }, one].into_iter()));
            }
        }
        None
    }
}

/// How far a way has come.
#[derive(Clone)]
enum Phase {
    Scheme(String),
    /// After `http:` or `https:`, and so many slashes.
    Slashes(u8),
    Host(Host),
    Port(Port),
}

impl Phase {
    fn feed(&mut self, piece: &Piece, found: &mut Authority) -> Went {
        if matches!(piece, Piece::Open { set, .. } if set.is_empty()) {
            return Went::ToTheEnd; // nothing comes this way
        }
        match self {
            Self::Scheme(scheme) => match piece {
                Piece::Char(':') if !scheme.is_empty() => {
                    let of_the_web = scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https");
                    note(&mut found.schemes, core::mem::take(scheme));
                    *self = Self::Slashes(0);
                    if of_the_web {
                        return Went::On;
                    }
                    // The scheme alone says which app it is; a host means nothing there.
                    found.unknown_host = true;
                    Went::ToTheEnd
                }
                Piece::Char(letter) if letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.') => {
                    scheme.push(*letter);
                    Went::On
                }
                _ => found.open_host(),
            },
            Self::Slashes(count) => {
                if !matches!(piece, Piece::Char('/')) {
                    return found.open_host();
                }
                *count += 1;
                if *count == 2 {
                    *self = Self::Host(Host::default());
                }
                Went::On
            }
            Self::Host(host) => match piece {
                Piece::Char(':') if !host.is_in_brackets() => {
                    if host.end(found) == Went::ToTheEnd {
                        return Went::ToTheEnd;
                    }
                    *self = Self::Port(Port::default());
                    Went::On
                }
                piece if closes(piece) => {
                    host.end(found);
                    Went::ToTheEnd
                }
                piece => host.feed(piece, found),
            },
            Self::Port(port) => {
                if closes(piece) {
                    port.end(found);
                    return Went::ToTheEnd;
                }
                port.feed(piece, found)
            }
        }
    }

    /// The pattern is over.
    fn end(&self, found: &mut Authority) {
        match self {
            Self::Scheme(_) | Self::Slashes(_) => {
                found.open_host();
            }
            Self::Host(host) => {
                host.end(found);
            }
            Self::Port(port) => port.end(found),
        }
    }
}

/// Whether a piece starts the path, the query or the fragment, whatever it is.
fn closes(piece: &Piece) -> bool {
    match piece {
        Piece::Char(letter) => CLOSERS.contains(*letter),
        Piece::Bare(_) => false,
        Piece::Open { set, .. } => set.is_within(&Set::of(CLOSERS)),
    }
}
