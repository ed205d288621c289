//! Checks configuration files and says everything that is wrong with them.

mod arguments;
mod input;
mod printer;
mod render;

use std::io::IsTerminal as _;
use std::process::ExitCode;

use superoffice_app::{Code, Document, Limits, Policy, Report, Severity, json, toml};

use arguments::{Arguments, Request};
use printer::Printer;

fn main() -> ExitCode {
    match arguments::parse(std::env::args_os().skip(1)) {
        Ok(Request::Help) => print(arguments::HELP),
        Ok(Request::Explain(name)) => explain(&name),
        Ok(Request::Check(arguments)) => check(&arguments),
        Err(error) => {
            eprintln!("error: {error}\n\n{}", arguments::USAGE);
            ExitCode::from(2)
        }
    }
}

fn print(text: &str) -> ExitCode {
    printer::print(&format!("{text}\n"));
    ExitCode::SUCCESS
}

fn explain(name: &str) -> ExitCode {
    match name.parse::<Code>() {
        Ok(code) => print(&code.explain().to_string()),
        Err(error) => {
            eprintln!("error: {name:?}: {error}");
            if error.nearest().is_none() {
                let names: Vec<_> = Code::ALL.iter().map(|code| code.as_str()).collect();
                eprintln!("the codes are {}", names.join(", "));
            }
            ExitCode::from(2)
        }
    }
}

fn check(arguments: &Arguments) -> ExitCode {
    let policy = Policy::default();
    let color = std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    let mut total = Total::default();
    let mut printer = Printer::new(arguments.format, color);
    for file in &arguments.files {
        let text = match input::read(file) {
            Ok(text) => text,
            Err(error) => {
                printer.unread(file, &error);
                total.unread += 1;
                continue;
            }
        };
        let limits = Limits::default();
        let document = if is_json(file, &text) { json::read(&text, &limits) } else { toml::read(&text, &limits) };
        let report = ask(&document, arguments, &policy);
        total.add(&report);
        printer.report(file, &document, report);
    }
    printer.finish(&total.summary(arguments));
    total.exit_code(arguments)
}

fn ask(document: &Document<'_>, arguments: &Arguments, policy: &Policy) -> Report {
    match arguments.environment {
        Some(environment) => document.check_for(environment, arguments.now, policy),
        None => document.check(policy),
    }
}

/// By the name of the file where it says so, otherwise by its first character.
fn is_json(file: &arguments::Source, text: &str) -> bool {
    let extension = match file {
        arguments::Source::File(path) => path.extension().and_then(|extension| extension.to_str()),
        arguments::Source::StandardInput => None,
    };
    match extension.map(str::to_ascii_lowercase).as_deref() {
        Some("json") => true,
        Some("toml") => false,
        _ => text.trim_start_matches('\u{feff}').trim_start().starts_with('{'),
    }
}

/// What all files together came to.
#[derive(Default)]
struct Total {
    counts: [usize; 3],
    unread: usize,
}

impl Total {
    const KINDS: [(Severity, &str); 3] =
        [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Hint, "hint")];

    fn add(&mut self, report: &Report) {
        for (count, (severity, _)) in self.counts.iter_mut().zip(Self::KINDS) {
            *count += report.count(severity);
        }
    }

    fn summary(&self, arguments: &Arguments) -> String {
        let parts = self.counts.iter().zip(Self::KINDS).filter(|(count, _)| **count > 0);
        let mut words: Vec<_> = parts.map(|(count, (_, word))| plural(*count, word)).collect();
        if self.unread > 0 {
            words.push(format!("{} could not be read", plural(self.unread, "file")));
        } else if words.is_empty() {
            words.push("no problems".to_owned());
        }
        let summary = words.join(", ");
        if arguments.environment.is_none() && self.counts.first() == Some(&0) && self.unread == 0 {
            return format!("{summary}; whether it is ready was not asked, see --environment");
        }
        summary
    }

    fn exit_code(&self, arguments: &Arguments) -> ExitCode {
        let [errors, warnings, _] = self.counts;
        match self.unread {
            0 if errors == 0 && (warnings == 0 || !arguments.deny_warnings) => ExitCode::SUCCESS,
            0 => ExitCode::from(1),
            _ => ExitCode::from(2),
        }
    }
}

fn plural(count: usize, word: &str) -> String {
    format!("{count} {word}{}", if count == 1 { "" } else { "s" })
}
