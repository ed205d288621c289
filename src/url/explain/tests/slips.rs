//! The slips of people and programs, in words.

use Environment::Stage;
use UrlKind::{PostLogout, Redirect};

use super::*;

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn what_is_near_and_what_is_not() {
    let stage = matcher(false, Stage, [&[CALLBACK], &["https://app.acme.example/bye"], &["https://app.acme.example"]]);
    say(
        &stage,
        Redirect,
        &[
            (
                "https://APP.acme.example:443/callback/",
                "`https://APP.acme.example:443/callback/` differs from the registered \
                 `https://app.acme.example/callback` by letter case (`APP.acme.example` instead of \
                 `app.acme.example`), a default port that is spelled out (`443` instead of none) and a trailing \
                 slash; send the registered text, or register this one",
            ),
            (
                "https://app.acme.example",
                "`https://app.acme.example` lacks its path; registered is `https://app.acme.example/callback`; \
                 send the whole text; it is registered as an origin, which is another list",
            ),
            (
                "https://app.acme.example/",
                "`https://app.acme.example/` lacks its path; registered is `https://app.acme.example/callback`; \
                 send the whole text",
            ),
            (
                "app.acme.example/callback",
                "`app.acme.example/callback` lacks `https://`; registered is \
                 `https://app.acme.example/callback`; send the registered text",
            ),
            (
                "//app.acme.example/callback",
                "`//app.acme.example/callback` lacks `https://`; registered is \
                 `https://app.acme.example/callback`; send the registered text",
            ),
            (
                "https//app.acme.example/callback",
                "`https//app.acme.example/callback` differs from the registered \
                 `https://app.acme.example/callback` only by the colon that is missing after its scheme; send \
                 the registered text",
            ),
            (
                "https:/app.acme.example/callback",
                "`https:/app.acme.example/callback` differs from the registered \
                 `https://app.acme.example/callback` only by the slashes after its scheme (`/` instead of `//`); \
                 what was sent can never be registered: two slashes follow the colon of a web address; send the \
                 registered text",
            ),
            (
                r"https:\\app.acme.example\callback",
                "`https:\\\\app.acme.example\\callback` differs from the registered \
                 `https://app.acme.example/callback` by the slashes after its scheme (`\\\\` instead of `//`) \
                 and its path (`\\callback` instead of `/callback`); what was sent can never be registered: it \
                 holds a backslash; send the registered text",
            ),
            (
                "https%3A%2F%2Fapp.acme.example%2Fcallback",
                "`https%3A%2F%2Fapp.acme.example%2Fcallback`: the whole URL is percent-encoded once too often; \
                 decoded, it is allowed",
            ),
            (
                "https%253A%252F%252Fapp.acme.example%252Fother",
                "`https%253A%252F%252Fapp.acme.example%252Fother`: the whole URL is percent-encoded twice too \
                 often; decoded, it is refused too",
            ),
            (
                "\"https://app.acme.example/callback\"",
                "`\"https://app.acme.example/callback\"` differs from the registered \
                 `https://app.acme.example/callback` only by the quotes around it; send the registered text",
            ),
            (
                "<https://app.acme.example/callback>",
                "`<https://app.acme.example/callback>` differs from the registered \
                 `https://app.acme.example/callback` only by the angle brackets around it; send the registered \
                 text",
            ),
            (
                "https://app.acme.example/callback https://app.acme.example/bye",
                "`https://app.acme.example/callback https://app.acme.example/bye` holds two URLs; send only the \
                 one that is registered",
            ),
            (
                "https://app.acme.example/callback?",
                "`https://app.acme.example/callback?` differs from the registered \
                 `https://app.acme.example/callback` only by an empty query (a `?` at its end); send it without",
            ),
            (
                "https://app.acme.example/callback#",
                "`https://app.acme.example/callback#` differs from the registered \
                 `https://app.acme.example/callback` only by an empty fragment (a `#` at its end); what was sent \
                 can never be registered: it holds a fragment; send it without",
            ),
            (
                "https://app.acme.example/callback#top",
                "`https://app.acme.example/callback#top` differs from the registered \
                 `https://app.acme.example/callback` only by its fragment (`top` instead of none); what was sent \
                 can never be registered: it holds a fragment; send it without",
            ),
            (
                "https://app.acme.example:/callback",
                "`https://app.acme.example:/callback` differs from the registered \
                 `https://app.acme.example/callback` only by an empty port (a `:` without a number); what was \
                 sent can never be registered: its port is empty; send the registered text",
            ),
            (
                "https://app.acme.example:99999/callback",
                "`https://app.acme.example:99999/callback` differs from the registered \
                 `https://app.acme.example/callback` only by its port (`99999` instead of none); what was sent \
                 can never be registered: its port is not a number from 1 to 65535; send the registered text",
            ),
            (
                " https://app.acme.example/callback",
                "` https://app.acme.example/callback` differs from the registered \
                 `https://app.acme.example/callback` only by white space at its start; what was sent can never \
                 be registered: it holds white space; send it without",
            ),
            (
                "https://app.acme.example/callback\u{a0}",
                "`https://app.acme.example/callback\\u{a0}` differs from the registered \
                 `https://app.acme.example/callback` only by white space at its end; what was sent can never be \
                 registered: it holds white space; send it without",
            ),
            (
                "https://app.acme.example/call\u{3000}back",
                "`https://app.acme.example/call\\u{3000}back` differs from the registered \
                 `https://app.acme.example/callback` only by white space; what was sent can never be registered: \
                 it holds white space; send it without",
            ),
            (
                "\u{200e}https://app.acme.example/callback",
                "`\\u{200e}https://app.acme.example/callback` differs from the registered \
                 `https://app.acme.example/callback` only by an invisible character at its start; what was sent \
                 can never be registered: it holds a control or invisible character; send it without",
            ),
            (
                "http://app.acme.example/callback",
                "`http://app.acme.example/callback` differs from the registered \
                 `https://app.acme.example/callback` only by its scheme (`http` instead of `https`); what was \
                 sent can never be registered: http is not allowed in stage; send https",
            ),
            (
                "http://app.acme.example:80/callback",
                "`http://app.acme.example:80/callback` differs from the registered \
                 `https://app.acme.example/callback` by its scheme (`http` instead of `https`) and a default \
                 port that is spelled out (`80` instead of none); what was sent can never be registered: http is \
                 not allowed in stage; send the registered text",
            ),
            (
                "https://app.acme.example./callback",
                "`https://app.acme.example./callback` differs from the registered \
                 `https://app.acme.example/callback` only by its host (`app.acme.example.` instead of \
                 `app.acme.example`); what was sent can never be registered: its host is read in different ways: \
                 it ends with a dot; send the registered text",
            ),
            (
                "https://app.acme.example/x/../callback",
                "`https://app.acme.example/x/../callback` differs from the registered \
                 `https://app.acme.example/callback` only by its path (`/x/../callback` instead of `/callback`); \
                 what was sent can never be registered: it holds a dot segment; send the registered text",
            ),
            (
                "https://app.acme.example/call{back}",
                "`https://app.acme.example/call{back}` differs from the registered \
                 `https://app.acme.example/callback` only by its path (`/call{back}` instead of `/callback`); \
                 what was sent can never be registered: braces have to be encoded; send the registered text",
            ),
            (
                "https://app.acme.example/*",
                "`https://app.acme.example/*` differs from the registered `https://app.acme.example/callback` \
                 only by its path (`/*` instead of `/callback`); what was sent can never be registered: it holds \
                 a wildcard; send the registered text",
            ),
            (
                "com.acme:/cb",
                "`com.acme:/cb` is like nothing that is registered; what was sent can never be registered: only \
                 native applications have schemes of their own",
            ),
            (
                "acme:/cb",
                "`acme:/cb` is like nothing that is registered; what was sent can never be registered: its \
                 scheme has no dot",
            ),
            (
                "com.acme:",
                "`com.acme:` is like nothing that is registered; what was sent can never be registered: nothing \
                 follows its scheme",
            ),
            (
                "javascript:alert(1)",
                "`javascript:alert(1)` is like nothing that is registered; what was sent can never be \
                 registered: its scheme is never allowed",
            ),
            ("", "nothing was sent"),
            ("  ", "nothing but white space was sent"),
            ("null", "what was sent is not a URL: `null`"),
            ("undefined", "what was sent is not a URL: `undefined`"),
            ("/callback", "what was sent is not a URL: `/callback`; registered is `https://app.acme.example/callback`"),
            ("/other", "what was sent is not a URL: `/other`; send the whole of it, with scheme and host"),
        ],
    );
}

#[test]
fn queries() {
    let lists: [&[&str]; 3] = [&[CALLBACK], &["https://app.acme.example/bye"], &[]];
    let stage = matcher(false, Stage, lists);
    say(
        &stage,
        Redirect,
        &[
            (
                "https://app.acme.example/callback?code=abc&state=1",
                "`https://app.acme.example/callback?code=[redacted]&state=1` differs from the registered \
                 `https://app.acme.example/callback` only by its query (`code=[redacted]&state=1` instead of \
                 none); leave the query out: `code` is a parameter of the answer",
            ),
            (
                "https://app.acme.example/callback?tenant=Cust1",
                "`https://app.acme.example/callback?tenant=Cust1` differs from the registered \
                 `https://app.acme.example/callback` only by its query (`tenant=Cust1` instead of none); leave \
                 the query out; what varies belongs in `state`",
            ),
            (
                "https://app.acme.example/callback?iss=x",
                "`https://app.acme.example/callback?iss=x` differs from the registered \
                 `https://app.acme.example/callback` only by its query (`iss=x` instead of none); what was sent \
                 can never be registered: its query holds `iss`, which only the answer has; leave the query out",
            ),
            (
                "https://app.acme.example/callback?api_key=hunter2x",
                "`https://app.acme.example/callback?api_key=[redacted]` differs from the registered \
                 `https://app.acme.example/callback` only by its query (`api_key=[redacted]` instead of none); \
                 leave the query out: it seems to hold a secret",
            ),
            (
                "https://app.acme.example/other?tenant=Cust1",
                "`https://app.acme.example/other?tenant=Cust1` differs from the registered \
                 `https://app.acme.example/callback` by its path (`/other` instead of `/callback`) and its query \
                 (`tenant=Cust1` instead of none); send the registered text, or register this one",
            ),
        ],
    );
    say(
        &stage,
        PostLogout,
        &[(
            "https://app.acme.example/bye?x=1",
            "`https://app.acme.example/bye?x=1` differs from the registered `https://app.acme.example/bye` \
                 only by its query (`x=1` instead of none); leave the query out",
        )],
    );
    let foreign = "https://evil.example/callback?code=abc";
    let words = stage.explain_redirect(foreign).to_string();
    assert!(words.ends_with(
        "; register it only if the host is yours; leave the query out: `code` is a parameter of the answer"
    ));
    let empty = matcher(false, Stage, [&[], &[], &[]]);
    say(
        &empty,
        Redirect,
        &[
            (
                CALLBACK,
                "nothing is registered for stage; add `https://app.acme.example/callback` there, or check the \
                 environment",
            ),
            (
                "https://app.acme.example/callback?code=abc",
                "nothing is registered for stage; leave the query out: `code` is a parameter of the answer",
            ),
            (
                "http://app.acme.example/callback",
                "nothing is registered for stage; what was sent can never be registered: http is not allowed in \
                 stage; use https",
            ),
        ],
    );
}
