//! Where the application shows inside SuperOffice.

use crate::EndpointUrl;

/// A piece of SuperOffice's user interface that an application adds.
///
/// SuperOffice's page on application models names these three. They are not registered in the portal: the application creates
/// them in each tenant after consent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(clippy::exhaustive_enums, reason = "these three are named; a fourth should change every caller")]
pub enum UiComponent {
    /// A button in the navigator.
    NavigatorButton,
    /// A button in a menu.
    MenuButton,
    /// A web page of the application's in a panel.
    WebPanel,
}

impl UiComponent {
    /// All three.
    pub const ALL: [Self; 3] = [Self::NavigatorButton, Self::MenuButton, Self::WebPanel];

    /// The word as it is written in a file: `navigator_button`, `menu_button` or `web_panel`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NavigatorButton => "navigator_button",
            Self::MenuButton => "menu_button",
            Self::WebPanel => "web_panel",
        }
    }
}

super::word_traits!(UiComponent, "UI component");

/// One piece of user interface that the application adds, and what it opens.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UiElement {
    /// What it is.
    pub component: UiComponent,
    /// What it opens; may hold template variables such as `<uctx>`.
    pub url: Option<EndpointUrl>,
}

impl UiElement {
    /// An element that opens nothing yet.
    #[must_use]
    pub const fn new(component: UiComponent) -> Self {
        Self { component, url: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        for component in UiComponent::ALL {
            assert_eq!(component.to_string().parse(), Ok(component));
            assert_eq!(UiElement::new(component).component, component);
        }
        for text in ["", "web panel", "WebPanel", "panel"] {
            assert!(UiComponent::parse(text).is_err(), "{text}");
        }
    }
}
