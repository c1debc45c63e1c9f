//! Parts of the view that stay up as they are, while what they show is the
//! same: they have as many elements as there are claims.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use super::tag::nothing;

/// The kept parts of a view, in order. What is asked for again without need is
/// not made anew, and Yew passes over it.
#[derive(Default)]
pub(super) struct Kept {
    parts: RefCell<Vec<Html>>,
    next: Cell<usize>,
    serial: Cell<u32>,
    brake: Brake,
}

/// The part of [`Kept::brake`], once it is up.
type Brake = Rc<RefCell<Option<Scope<Part>>>>;

impl Kept {
    /// Begins another view; `is_same`: it has the same parts in the same order.
    pub(super) fn begin(&self, is_same: bool) {
        self.next.set(0);
        if !is_same {
            self.parts.borrow_mut().clear();
        }
    }

    /// The next part, made anew unless it `is_same`.
    pub(super) fn part(&self, is_same: bool, make: &dyn Fn() -> Html) -> Html {
        let place = self.next.replace(self.next.get() + 1);
        if let (true, Some(part)) = (is_same, self.parts.borrow().get(place)) {
            return part.clone();
        }
        let serial = self.serial.get().wrapping_add(1);
        self.serial.set(serial);
        let part = of(PartProps {
            serial,
            html: make(),
            brake: None,
        });
        let mut parts = self.parts.borrow_mut();
        match parts.get_mut(place) {
            Some(old) => *old = part.clone(),
            None => parts.push(part.clone()),
        }
        part
    }

    /// A part of the view in which nothing stands: see [`Kept::hold`].
    pub(super) fn brake(&self) -> Html {
        of(PartProps {
            serial: 0,
            html: nothing(),
            brake: Some(self.brake.clone()),
        })
    }

    /// Before a view: it is to come up with its parts. After a component that
    /// takes long, Yew lets the browser show what is there, though it has
    /// components within that wait for their new properties; but not while
    /// another component waits to be rendered, as the brake now does.
    pub(super) fn hold(&self) {
        if let Some(brake) = &*self.brake.borrow() {
            brake.send_message(());
        }
    }
}

fn of(props: PartProps) -> Html {
    VChild::<Part>::new(props, None).into()
}

/// What stands in one place, and the count by which it is known.
#[derive(Properties)]
struct PartProps {
    serial: u32,
    html: Html,
    brake: Option<Brake>,
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.serial == other.serial
    }
}

struct Part;

impl Component for Part {
    type Message = ();
    type Properties = PartProps;

    fn create(ctx: &Context<Self>) -> Self {
        if let Some(brake) = &ctx.props().brake {
            brake.replace(Some(ctx.link().clone()));
        }
        Self
    }

    fn view(&self, ctx: &Context<Self>) -> Html {
        ctx.props().html.clone()
    }

    fn update(&mut self, _: &Context<Self>, (): ()) -> bool {
        true
    }
}
