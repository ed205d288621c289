//! What is printed: lines that no terminal obeys, and a table.

use superoffice_app::{Tenant, Timestamp};

/// The text with whatever a terminal obeys, or nobody sees, escaped.
pub(crate) fn harmless(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        if is_odd(letter) {
            shown.extend(letter.escape_unicode());
        } else {
            shown.push(letter);
        }
    }
    shown
}

/// Control characters, and those that turn or hide what stands beside them.
fn is_odd(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

const HEAD: [&str; 7] = ["environment", "tenant", "state", "runs", "endpoint", "heard", "ask again"];

/// A line for each tenant, below a head; nothing without tenants.
pub(crate) fn table<'t>(tenants: impl Iterator<Item = &'t Tenant>) -> String {
    let mut rows = vec![HEAD.map(str::to_owned)];
    rows.extend(tenants.map(row));
    if rows.len() == 1 {
        return String::new();
    }
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(|cell| cell.chars().count()).max().unwrap_or_default()
    };
    let widths: Vec<_> = (0..HEAD.len()).map(width).collect();
    let mut text = String::new();
    for row in &rows {
        let cells: Vec<_> = row.iter().zip(&widths).map(|(cell, width)| format!("{cell:width$}")).collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

fn row(tenant: &Tenant) -> [String; 7] {
    let time = |time: Option<Timestamp>| time.map_or("-".to_owned(), |time| time.to_string());
    let endpoint = tenant.endpoint().map_or("-", |endpoint| endpoint.as_str());
    [
        tenant.environment().to_string(),
        tenant.context_id().to_string(),
        harmless(tenant.state().as_str()),
        if tenant.is_running() { "yes" } else { "no" }.to_owned(),
        harmless(endpoint),
        time(tenant.heard_at()),
        time(tenant.ask_again()),
    ]
}
