//! A table of what comes of commands, compared with a snapshot.

use crate::support::snapshot;

/// A table of the results, with the codes of the refusals told below it.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
    codes: Vec<&'static str>,
}

impl Table {
    /// An empty one: a column for the state, one for the command, and one for each head.
    pub(crate) fn with_heads<'a>(heads: impl IntoIterator<Item = &'a str>) -> Self {
        let heads = ["state", "command"].into_iter().chain(heads).map(str::to_owned).collect();
        Self { rows: vec![heads], codes: Vec::new() }
    }

    /// Adds a row.
    pub(crate) fn push(&mut self, state: &str, name: &str, cells: Vec<String>) {
        self.rows.push([state.to_owned(), name.to_owned()].into_iter().chain(cells).collect());
    }

    /// A letter for each code.
    pub(crate) fn refusal(&mut self, codes: &[&'static str]) -> String {
        let mut letters = String::from("!");
        for code in codes {
            let place = self.codes.iter().position(|known| known == code).unwrap_or_else(|| {
                self.codes.push(code);
                self.codes.len() - 1
            });
            letters.push(char::from(b'a' + u8::try_from(place).unwrap()));
        }
        letters
    }

    pub(crate) fn text(&self) -> String {
        let mut widths: Vec<usize> = Vec::new();
        for row in &self.rows {
            widths.resize(row.len(), 0);
            widths.iter_mut().zip(row).for_each(|(width, cell)| *width = (*width).max(cell.chars().count()));
        }
        let mut text = String::new();
        let mut last = "";
        for row in &self.rows {
            let mut line = String::new();
            for (column, (cell, width)) in row.iter().zip(&widths).enumerate() {
                // The state stands once.
                let cell = if column == 0 && cell == last { "" } else { cell };
                line.push_str(&format!("{cell:width$}  "));
            }
            last = row.first().map_or("", String::as_str);
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text.push_str("\n–: no change; done: something else changes; !: refused\n");
        for (letter, code) in (b'a'..).zip(&self.codes) {
            text.push_str(&format!("{}: {code}\n", char::from(letter)));
        }
        text
    }

    /// Compares it with the snapshot of this name.
    #[track_caller]
    pub(crate) fn check(&self, name: &str) {
        let text = self.text();
        assert!(text.lines().count() <= 60, "{name}: {} lines", text.lines().count());
        snapshot(name, &text);
    }
}
