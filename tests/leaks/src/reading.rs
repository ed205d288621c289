//! Documents: read, checked, shown, built, read back, dropped.

use superoffice_app::{Built, Configuration, Document, Environment, Limits, Policy, Report, Timestamp, json};

use crate::documents::{self, Sample};
use crate::known;
use crate::ledger::Ledger;

pub fn run(ledger: &mut Ledger) {
    for sample in documents::samples() {
        if sample.is_json || cfg!(feature = "all") {
            each(ledger, &sample);
        }
    }
}

fn each(ledger: &mut Ledger, sample: &Sample) {
    let mut step = |name: &str, operation: &mut dyn FnMut()| {
        ledger.run(&format!("{}: {name}", sample.name), known::reading(sample).filter(|_| name == "read"), operation);
    };
    let now = Timestamp::parse("2026-11-22T00:00:00Z").expect("a time");
    let mut document = None;
    step("read", &mut || document = Some(read(sample)));
    let Some(mut document) = document else { return };
    let mut reports = Vec::new();
    for policy in [Policy::default(), Policy::import()] {
        step("check", &mut || reports.push(document.check(&policy)));
        for environment in Environment::ALL {
            step("check_for", &mut || reports.push(document.check_for(environment, now, &policy)));
        }
        let mut built = None;
        step("build", &mut || built = Some(document.build(&policy)));
        match built {
            Some(Ok(built)) => configured(&mut step, built),
            Some(Err(report)) => reports.push(report),
            None => {}
        }
    }
    step("show the reports", &mut || reports.iter().for_each(show));
    step("show the source", &mut || drop(document.redacted_source()));
    step("show what was read", &mut || drop(format!("{document:?}")));
    step("copy", &mut || document = document.clone());
    step("drop", &mut || {
        document = json::read("{}", &Limits::default());
        reports.clear();
    });
    if sample.is_json {
        let listed = known::deserializing(sample);
        ledger.run(&format!("{}: deserialize", sample.name), listed, || {
            drop(serde_json::from_str::<Configuration>(&sample.text).map_err(|error| format!("{error} {error:?}")));
        });
    }
}

fn read(sample: &Sample) -> Document<'_> {
    let limits = Limits::default();
    #[cfg(feature = "all")]
    if !sample.is_json {
        return superoffice_app::toml::read(&sample.text, &limits);
    }
    json::read(&sample.text, &limits)
}

/// What a valid document is asked further.
fn configured(step: &mut impl FnMut(&str, &mut dyn FnMut()), built: Built) {
    let mut written = vec![0; 256 * 1024];
    let mut built = Some(built);
    step("serialize", &mut || drop(serde_json::to_writer(&mut written[..], &built)));
    step("look at the configuration", &mut || {
        let Some(Built { configuration, .. }) = &built else { return };
        drop((configuration.clone(), format!("{configuration:?}"), configuration.check(&Policy::default())));
        drop(configuration.to_draft().build(&Policy::import()));
    });
    step("drop the configuration", &mut || drop(built.take()));
}

/// All that is shown of a report.
fn show(report: &Report) {
    drop(format!("{report} {report:?}"));
    drop(serde_json::to_string(report));
    for problem in report {
        drop((problem.help(), problem.path().to_pointer()));
    }
}
