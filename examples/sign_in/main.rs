//! What a sign-in service asks the library: whose client ID is this, may the browser be sent there, may this page call, is this secret right,
//! and may the application have this tenant's data.

mod arguments;
#[path = "../shared/first_line.rs"]
mod first_line;
mod host;
mod question;

use std::io::Write as _;
use std::process::ExitCode;

use arguments::{HELP, Request, USAGE};
use host::Host;
use question::{Answer, Question};

fn main() -> ExitCode {
    let request = match Request::from_command_line() {
        Ok(request) => request,
        Err(error) => return failed(&format!("{error}\n\n{USAGE}")),
    };
    if matches!(request, Request::Help) {
        print(HELP);
        return ExitCode::SUCCESS;
    }
    // All of it at the start, as a service does; from then on it is only asked, by any number of threads.
    let host = match Host::load() {
        Ok(host) => host,
        Err(error) => return failed(&error),
    };
    match request {
        Request::Help => ExitCode::SUCCESS,
        Request::All => {
            print(&host.told());
            for question in question::of_a_day() {
                match question {
                    Ok(question) => print(&format!("\n{question}\n{}", question.answer(&host))),
                    Err(error) => return failed(&error),
                }
            }
            ExitCode::SUCCESS
        }
        Request::One(question) => one(&question, &host),
    }
}

fn one(question: &Question, host: &Host) -> ExitCode {
    let answer = question.answer(host);
    print(&answer.to_string());
    match answer {
        Answer::Yes(_) => ExitCode::SUCCESS,
        Answer::No(_) => ExitCode::from(1),
        Answer::CannotTell(_) => ExitCode::from(2),
    }
}

fn failed(error: &str) -> ExitCode {
    eprintln!("error: {error}");
    ExitCode::from(2)
}

/// Prints to standard output; a reader that has gone away is no failure.
fn print(text: &str) {
    let mut out = std::io::stdout().lock();
    let _ = writeln!(out, "{text}").and_then(|()| out.flush());
}
