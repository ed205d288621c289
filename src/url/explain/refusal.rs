//! What is said of a text that is refused.

use super::component::{Component, Difference};
use super::nearest::{Likeness, NearestUrl};
use super::question::Question;
use super::{advice, inert, note, origin, slip};
use crate::url::matcher::UrlKind;

/// What is said, the verdict left out; each fit for one line, and at least one.
pub(super) fn sentences(question: &Question<'_>, nearest: Option<&NearestUrl>) -> Vec<String> {
    if let Some(said) = slip::nothing(question) {
        return said;
    }
    if let Some(nearest) = nearest.filter(|nearest| nearest.is_the_same()) {
        let why = inert::why(question, nearest);
        let said = format!("`{}` is listed, but the entry never matches{why}", question.shown);
        return vec![said, inert::remedy(nearest).to_owned()];
    }
    if let Some(said) = slip::find(question).or_else(|| origin::find(question)) {
        return said;
    }
    let listed_as = question.listed_as();
    let mut said = match nearest {
        Some(nearest) if lacks_path(question, nearest) => {
            let mut said = vec![format!("`{}` lacks its path", question.shown), registered_is(nearest)];
            said.push("send the whole text".to_owned());
            said.extend(
                listed_as.map(|other| format!("it is registered as {}, which is another list", article(other))),
            );
            said
        }
        _ if listed_as.is_some() => listed(question, listed_as),
        Some(nearest) => match &nearest.likeness {
            Likeness::Literal => literal(question, nearest),
            Likeness::Pattern(wanted) => pattern(question, nearest, wanted.as_deref()),
            Likeness::Remote => {
                let why = inert::why(question, nearest);
                let said = format!(
                    "`{}` is not what the registered pattern `{}` describes{why}",
                    question.shown, nearest.text
                );
                let mut said = vec![said];
                said.extend(advice::sentences(question, Some(nearest)));
                said
            }
        },
        None => empty(question),
    };
    said.extend(note::find(question, nearest));
    said
}

fn empty(question: &Question<'_>) -> Vec<String> {
    let environment = question.matcher.environment();
    let mut said = vec![if question.has_no_urls() {
        format!("nothing is registered for {environment}")
    } else {
        format!("no {} is registered for {environment}", question.kind)
    }];
    said.extend(advice::sentences(question, None));
    said
}

fn listed(question: &Question<'_>, listed_as: Option<UrlKind>) -> Vec<String> {
    let (kind, environment) = (question.kind, question.matcher.environment());
    let other = listed_as.map_or("", article);
    let mut said = vec![format!("`{}` is registered as {other} and not as {}", question.shown, article(kind))];
    if question.is_registrable() {
        said.push(format!("add it to the {kind}s of {environment}"));
    } else {
        said.push(advice::unfit(question));
    }
    said
}

/// Whether the path was forgotten, which happens most of all.
fn lacks_path(question: &Question<'_>, nearest: &NearestUrl) -> bool {
    question.kind != UrlKind::Origin
        && nearest.inert.is_none()
        && matches!(nearest.likeness, Likeness::Literal)
        && nearest.differs_only_by(Component::Path)
        && matches!(question.split.path, "" | "/")
}

fn registered_is(nearest: &NearestUrl) -> String {
    format!("registered is `{}`", nearest.text)
}

fn literal(question: &Question<'_>, nearest: &NearestUrl) -> Vec<String> {
    let (shown, differences) = (&question.shown, &nearest.differences);
    let only = if differences.len() == 1 { "only " } else { "" };
    let mut said = match &**differences {
        [first] if first.lacks_scheme() => {
            vec![format!("`{shown}` lacks `{}://`", first.registered()), registered_is(nearest)]
        }
        // Nothing of it is the same, so that the nearest is no help.
        _ if [Component::Scheme, Component::Host, Component::Path].iter().all(|part| nearest.differs_by(*part)) => {
            vec![format!("`{shown}` is like nothing that is registered")]
        }
        _ if nearest.is_far() => vec![format!(
            "`{shown}` is like nothing that is registered; it differs from the nearest, `{}`, by {}",
            nearest.text,
            all(differences)
        )],
        _ => vec![format!("`{shown}` differs from the registered `{}` {only}by {}", nearest.text, all(differences))],
    };
    if nearest.inert.is_some() {
        said.push(format!("that entry never matches either{}", inert::why(question, nearest)));
        said.push(inert::remedy(nearest).to_owned());
    } else {
        said.extend(advice::sentences(question, Some(nearest)));
    }
    said
}

fn pattern(question: &Question<'_>, nearest: &NearestUrl, wanted: Option<&str>) -> Vec<String> {
    let shown = &question.shown;
    if nearest.differences.is_empty() && wanted.is_none() && nearest.inert.is_none() {
        let why = advice::unfit(question);
        return vec![format!("`{shown}` matches the registered pattern `{}`, but {why}", nearest.text)];
    }
    let mut first = format!("`{shown}` would match the registered pattern `{}`", nearest.text);
    if let Some(wanted) = wanted {
        first.extend([" if that were written `", wanted, "`"]);
    }
    if !nearest.differences.is_empty() {
        first.push_str(" but for ");
        first.push_str(&all(&nearest.differences));
    }
    if nearest.inert.is_some() {
        first.push_str(", but the entry never matches");
        first.push_str(&inert::why(question, nearest));
        return vec![first, inert::remedy(nearest).to_owned()];
    }
    let mut said = vec![first];
    said.extend(advice::sentences(question, Some(nearest)));
    said
}

fn all(differences: &[Difference]) -> String {
    list(differences.iter().map(Difference::to_string))
}

/// Clauses joined by commas, the last by "and".
pub(super) fn list(clauses: impl IntoIterator<Item = String>) -> String {
    let clauses: Vec<_> = clauses.into_iter().collect();
    match clauses.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

const fn article(kind: UrlKind) -> &'static str {
    match kind {
        UrlKind::Redirect => "a redirect URL",
        UrlKind::PostLogout => "a post-logout URL",
        UrlKind::Origin => "an origin",
    }
}
