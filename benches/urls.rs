//! What reading and matching URLs cost, against `url::Url` and a hash set with a seed. See README.md.

use std::collections::HashSet;
use std::hint::black_box;
use std::time::Instant;

use superoffice_app::{
    AuthenticationDraft, ConfigurationDraft, Environment, Field, PerEnvironment, Policy, RedirectUrl, UrlList,
    UrlMatcher,
};

/// The least time of one call in nanoseconds, over many rounds: the machine is shared, and only the best round is its own.
fn least(asked: &[String], mut ask: impl FnMut(&str)) -> f64 {
    let calls = asked.len().max(1);
    let repeats = (2_000 / calls).max(1);
    (0..30)
        .map(|_| {
            let start = Instant::now();
            for _ in 0..repeats {
                for text in asked {
                    ask(black_box(text));
                }
            }
            start.elapsed().as_secs_f64() * 1e9 / (calls * repeats) as f64
        })
        .fold(f64::INFINITY, f64::min)
}

fn matcher(urls: &[String]) -> UrlMatcher {
    let list = UrlList::from_iter(urls.iter().map(String::as_str));
    let authentication = AuthenticationDraft {
        native: true.into(),
        redirect_urls: PerEnvironment::from(Field::from(list)),
        ..AuthenticationDraft::default()
    };
    let draft = ConfigurationDraft { authentication: authentication.into(), ..ConfigurationDraft::default() };
    draft.urls(Environment::Production, &Policy::default())
}

fn main() {
    reading();
    println!();
    matching();
    println!();
    building();
}

fn reading() {
    for (name, text) in [
        ("plain", "https://app.acme.example/buttons/open?from=panel".to_owned()),
        ("loopback", "http://127.0.0.1:8000/callback".to_owned()),
        ("2 KB path", format!("https://app.acme.example/{}", "x".repeat(2000))),
        ("host beyond ASCII", "https://blåbær.example/callback".to_owned()),
        ("refused", "https://u:p@127.1/a/../b#c".to_owned()),
    ] {
        let asked = [text];
        let ours = least(&asked, |text| drop(black_box(RedirectUrl::parse(text))));
        let theirs = least(&asked, |text| drop(black_box(url::Url::parse(text))));
        println!("read, {name:<18} {ours:7.0} ns   {:5.2} of `Url::parse` ({theirs:.0} ns)", ours / theirs);
    }
}

fn matching() {
    for count in [1_usize, 10, 1_000, 100_000] {
        let literal = |n: usize| format!("https://app.acme.example/tenant/{n}/callback");
        let loopback = |n: usize| format!("http://127.0.0.1:8000/tenant/{n}/callback");
        let half = count.div_ceil(2);
        let mut urls: Vec<String> = (0..half).map(literal).chain((half..count).map(loopback)).collect();
        if count == 1 {
            urls.push(loopback(0));
        }
        let plain = matcher(&urls);
        let set: HashSet<String> = urls.iter().cloned().collect();
        let sample = |step: usize| (0..1_000).map(move |n| n * step);
        let step = half.div_ceil(1_000).max(1);
        let hits: Vec<String> = sample(step).take_while(|n| *n < half).map(literal).collect();
        let misses: Vec<String> = hits.iter().map(|url| format!("{url}/")).collect();
        let floats: Vec<String> = urls
            .iter()
            .filter(|url| url.starts_with("http:"))
            .step_by(step)
            .take(1_000)
            .map(|url| url.replace(":8000", ":54321"))
            .collect();
        let strays: Vec<String> = floats.iter().map(|url| format!("{url}/")).collect();

        urls.extend((0..8).map(|n| format!(r"^https://p{n}\.acme\.example/[a-z]{{1,8}}/callback$")));
        let patterns = matcher(&urls);
        let described = vec!["https://p7.acme.example/norway/callback".to_owned()];
        let undescribed = vec!["https://p7.acme.example/norway/callback/".to_owned()];

        let base = least(&hits, |text| {
            black_box(set.contains(text));
        });
        let base_miss = least(&misses, |text| {
            black_box(set.contains(text));
        });
        let show = |name: &str, time: f64, base: f64, asked: &[String], matcher: &UrlMatcher| {
            let counted = allocation_counter::measure(|| {
                for text in asked {
                    let _ = black_box(matcher.redirect(text)).is_allowed();
                }
            });
            assert_eq!(counted.count_total, 0, "a question allocates nothing");
            println!(
                "{count:>7} registered, {name:<22} {time:7.1} ns   {:5.2} of a hash set   {} allocations",
                time / base,
                counted.count_total
            );
        };
        let ask = |matcher: &UrlMatcher, asked: &[String], allowed: bool| {
            for text in asked {
                assert_eq!(matcher.redirect(text).is_allowed(), allowed, "{text}");
            }
            least(asked, |text| {
                let _ = black_box(matcher.redirect(text)).is_allowed();
            })
        };
        for (name, asked, allowed, base, matcher) in [
            ("exact hit", &hits, true, base, &plain),
            ("exact miss", &misses, false, base_miss, &plain),
            ("loopback hit", &floats, true, base, &plain),
            ("loopback miss", &strays, false, base_miss, &plain),
            ("exact hit, 8 patterns", &hits, true, base, &patterns),
            ("miss, 8 patterns", &misses, false, base_miss, &patterns),
            ("pattern hit", &described, true, base, &patterns),
            ("pattern miss", &undescribed, false, base_miss, &patterns),
        ] {
            let time = ask(matcher, asked, allowed);
            show(name, time, base, asked, matcher);
        }
    }
}

fn building() {
    let mut before = None;
    for count in [1_000, 10_000, 100_000] {
        let urls: Vec<String> = (0..count).map(|n| format!("https://app.acme.example/tenant/{n}/callback")).collect();
        let bytes: usize = urls.iter().map(String::len).sum();
        let time = (0..3)
            .map(|_| {
                let start = Instant::now();
                black_box(matcher(&urls));
                start.elapsed().as_secs_f64() * 1e3
            })
            .fold(f64::INFINITY, f64::min);
        let kept = allocation_counter::measure(|| {
            std::mem::forget(black_box(matcher(&urls)));
        });
        let growth = before.map_or(String::new(), |before: f64| format!(", {:.1} times the tenth", time / before));
        println!(
            "building {count:>7} of {bytes} bytes: {time:.1} ms, keeps {:.2} times their bytes{growth}",
            kept.bytes_current as f64 / bytes as f64
        );
        before = Some(time);
    }
}
