//! Parts of the view that stay up as they are, while what they show is the
//! same: they have as many elements as there are claims.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use yew::html::Scope;
use yew::prelude::*;
use yew::virtual_dom::VChild;

use super::tag::nothing;

/// Which part of the view.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// The marks of the chart.
    Marks,
    /// The choice of a kind of statement.
    Stances,
    /// The choice of a source.
    Sources,
}

/// The kept parts of a view. What is asked for again without need is not made
/// anew, and Yew passes over it.
#[derive(Default)]
pub(super) struct Kept {
    parts: RefCell<[Option<(String, Html)>; 3]>,
    serial: Cell<u32>,
    brake: Brake,
}

/// The part of [`Kept::brake`], once it is up.
type Brake = Rc<RefCell<Option<Scope<Part>>>>;

impl Kept {
    /// Other data is shown, or another language: nothing stays.
    pub(super) fn clear(&self) {
        self.parts.take();
    }

    /// A part, made anew where there is none yet for what it shows beside the
    /// data.
    pub(super) fn part(&self, place: Place, shows: &str, make: &dyn Fn() -> Html) -> Html {
        let mut parts = self.parts.borrow_mut();
        let known = &mut parts[place as usize];
        if let Some((_, html)) = known.as_ref().filter(|(old, _)| old == shows) {
            return html.clone();
        }
        let serial = self.serial.get().wrapping_add(1);
        self.serial.set(serial);
        let html = of(PartProps {
            serial,
            html: make(),
            brake: None,
        });
        *known = Some((shows.into(), html.clone()));
        html
    }

    /// The marks are others now.
    pub(super) fn forget_marks(&self) {
        self.parts.borrow_mut()[Place::Marks as usize] = None;
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
