//! What each small state machine is, as data: its states, its moves, and where each move leads.

/// A state machine: the state itself, with everything that may happen to it.
///
/// [`next`](Self::next) is the only place that says what is possible. The decisions ask it, the tests search it to a fixed point, and the
/// diagrams in the documentation are written from it.
pub(crate) trait Machine: Copy + Eq + Sized + 'static {
    /// What may happen.
    type Move: Copy + Eq + 'static;
    /// The state in which a machine starts.
    const START: Self;
    /// All states.
    const STATES: &'static [Self];
    /// All moves.
    #[cfg(test)]
    const MOVES: &'static [Self::Move];

    /// Where a move leads; nothing when it is not possible in this state.
    fn next(self, step: Self::Move) -> Option<Self>;

    /// The state in a word, as it is stored.
    fn as_str(self) -> &'static str;

    /// Whether nothing can happen any more, and that is meant.
    #[cfg(test)]
    fn is_final(self) -> bool;

    /// The move in words.
    #[cfg(test)]
    fn label(step: Self::Move) -> &'static str;

    /// The state of this word.
    fn parse(word: &str) -> Option<Self> {
        Self::STATES.iter().copied().find(|state| state.as_str() == word)
    }
}
