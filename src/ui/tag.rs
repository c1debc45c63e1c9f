//! Elements, put together by one function.
//!
//! Yew's `html!` spells each element out where it stands, which weighs about
//! half a kilobyte of wasm apiece. Here an element is a name, keys, values and
//! children handed to one place.

use std::rc::Rc;

use yew::html::{onclick, onfocusin, oninput, onkeydown};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VList, VTag, VText};

use super::action::Action;

/// An element in the making: `tag!("p", ["class" = "note", "lang" = lang])`.
/// A value may be a `&'static str`, a `String` or an `Option` of it; `None`
/// leaves the attribute out.
macro_rules! tag {
    ($name:expr, [$($key:literal = $value:expr),* $(,)?]) => {
        $crate::ui::tag::Tag::new(
            $name,
            &[$($key),*],
            Box::new([$($crate::ui::tag::Value::attribute($value)),*]),
        )
    };
}
pub(super) use tag;

/// What may stand as the value of an attribute.
pub(super) trait Value {
    fn attribute(self) -> Option<AttributeOrProperty>;
}

impl Value for &'static str {
    fn attribute(self) -> Option<AttributeOrProperty> {
        Some(AttributeOrProperty::Static(self))
    }
}

impl Value for String {
    fn attribute(self) -> Option<AttributeOrProperty> {
        Some(AttributeOrProperty::Attribute(self.into()))
    }
}

/// A property of the element, which follows the state even after the reader
/// has changed it.
impl Value for bool {
    fn attribute(self) -> Option<AttributeOrProperty> {
        Some(AttributeOrProperty::Property(self.into()))
    }
}

impl<V: Value> Value for Option<V> {
    fn attribute(self) -> Option<AttributeOrProperty> {
        self.and_then(Value::attribute)
    }
}

/// An element in the making.
pub(super) struct Tag(Box<Draft>);

struct Draft {
    element: VTag,
    listeners: Vec<Option<Rc<dyn Listener>>>,
    children: Vec<Html>,
}

impl Tag {
    /// An element with attributes; see `tag!`.
    pub(super) fn new(
        name: &'static str,
        keys: &'static [&'static str],
        values: Box<[Option<AttributeOrProperty>]>,
    ) -> Self {
        let mut element = VTag::new(name);
        element.set_attributes(Attributes::Dynamic { keys, values });
        Self(Box::new(Draft {
            element,
            listeners: Vec::new(),
            children: Vec::new(),
        }))
    }

    /// Tells the element from its siblings over time.
    pub(super) fn key(mut self, key: &str) -> Self {
        self.0.element.key = Some(Key::from(key));
        self
    }

    /// Makes the element known to a reference.
    pub(super) fn known_as(mut self, node: &NodeRef) -> Self {
        self.0.element.node_ref = node.clone();
        self
    }

    /// The value of an input.
    pub(super) fn value(mut self, value: String) -> Self {
        self.0.element.set_value(AttrValue::from(value));
        self
    }

    /// Hears clicks.
    pub(super) fn on_click(self, act: Callback<MouseEvent>) -> Self {
        self.on(Rc::new(onclick::Wrapper::new(act)))
    }

    /// Does something when clicked.
    pub(super) fn acts(self, act: &Callback<Action>, action: Action) -> Self {
        let act = act.clone();
        self.on_click(Callback::from(move |_| act.emit(action.clone())))
    }

    /// Hears keys.
    pub(super) fn on_key(self, act: Callback<KeyboardEvent>) -> Self {
        self.on(Rc::new(onkeydown::Wrapper::new(act)))
    }

    /// Hears changes of an input.
    pub(super) fn on_input(self, act: Callback<InputEvent>) -> Self {
        self.on(Rc::new(oninput::Wrapper::new(act)))
    }

    /// Hears the focus arrive, at the element or within.
    pub(super) fn on_focus(self, act: Callback<FocusEvent>) -> Self {
        self.on(Rc::new(onfocusin::Wrapper::new(act)))
    }

    fn on(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.listeners.push(Some(listener));
        self
    }

    /// Holds a text.
    pub(super) fn text(self, text: impl Into<AttrValue>) -> Self {
        self.child(words(text.into()))
    }

    /// Holds an element.
    pub(super) fn child(mut self, child: Html) -> Self {
        self.0.children.push(child);
        self
    }

    /// Holds several elements.
    pub(super) fn children(mut self, children: Vec<Html>) -> Self {
        self.0.children.extend(children);
        self
    }

    /// The element, done.
    pub(super) fn html(self) -> Html {
        let Draft {
            mut element,
            listeners,
            children,
        } = *self.0;
        if !listeners.is_empty() {
            element.set_listeners(listeners.into());
        }
        if !children.is_empty() {
            element.add_child(together(children));
        }
        element.into()
    }
}

/// A text by itself.
pub(super) fn words(text: AttrValue) -> Html {
    VText::new(text).into()
}

/// Several elements side by side.
pub(super) fn together(children: Vec<Html>) -> Html {
    VList::with_children(children, None).into()
}

/// Nothing.
pub(super) fn nothing() -> Html {
    VList::new().into()
}
