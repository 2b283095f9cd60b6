//! Small line drawings, inline so that they take the colour of their text and cost no request.

use yew::prelude::*;

macro_rules! shapes {
    ($($(#[$doc:meta])* $shape:ident = $path:literal),+ $(,)?) => {
        /// What is drawn, on a field of 24 by 24.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Shape {
            $($(#[$doc])* $shape),+
        }

        impl Shape {
            const fn path(self) -> &'static str {
                match self { $(Self::$shape => $path),+ }
            }
        }
    };
}

shapes! {
    /// To what was before.
    Back = "M15 5l-7 7 7 7",
    /// To what follows.
    Forward = "M9 5l7 7-7 7",
    /// There is more below.
    Down = "M6 9l6 6 6-6",
    /// There is more above.
    Up = "M6 15l6-6 6 6",
    /// Close.
    Close = "M6 6l12 12M18 6L6 18",
    /// Done.
    Check = "M5 12.5l4.5 4.5L19 7.5",
    /// Attention.
    Alert = "M12 3.5L2.5 20h19zM12 10v4.5M12 17.2v.1",
    /// For your information.
    Info = "M12 3a9 9 0 100 18 9 9 0 000-18zM12 11v5.5M12 7.6v.1",
    /// A clock.
    Clock = "M12 3a9 9 0 100 18 9 9 0 000-18zM12 7v5.2l3.4 2",
    /// Home.
    Home = "M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z",
    /// A letter.
    Letter = "M3.5 6h17v12.5h-17zM3.5 7l8.5 6.5L20.5 7",
    /// A pencil: write.
    Write = "M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5",
    /// A list.
    List = "M8.5 6H20M8.5 12H20M8.5 18H20M4.5 6v.1M4.5 12v.1M4.5 18v.1",
    /// A person.
    Person = "M12 4a4 4 0 100 8 4 4 0 000-8zM4.5 20.5c.6-4 3.7-6 7.5-6s6.9 2 7.5 6",
    /// A telephone.
    Phone = "M6 3.5h3.5l1.5 4.5-2.2 1.6a12 12 0 005.6 5.6l1.6-2.2 4.5 1.5V18a2.5 2.5 0 01-2.5 2.5C10 20.5 3.5 14 3.5 6A2.5 2.5 0 016 3.5z",
    /// A picture.
    Photo = "M4 7.5h3.5L9.5 5h5l2 2.5H20V19H4zM12 9.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7z",
    /// A place.
    Place = "M12 21.5c4-4.5 6.5-8 6.5-11.3a6.5 6.5 0 00-13 0c0 3.3 2.5 6.8 6.5 11.3zM12 8a2.3 2.3 0 100 4.6A2.3 2.3 0 0012 8z",
    /// A star.
    Star = "M12 3.5l2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-2.9L6.7 20l1.1-6-4.4-4.2 6-.8z",
    /// A speech bubble.
    Speech = "M4 5h16v11.5h-8.5L7 20.5v-4H4z",
    /// A note.
    Note = "M5 3.5h9.5L19 8v12.5H5zM8.5 11h7M8.5 15h7",
    /// A lock: only for staff.
    Lock = "M6 10.5h12V20H6zM8.5 10.5V8a3.5 3.5 0 017 0v2.5",
    /// A closed door, or a sign that says no.
    Refuse = "M12 3a9 9 0 100 18 9 9 0 000-18zM5.8 5.8l12.4 12.4",
    /// Back the way it came.
    Undo = "M8.5 5L4 9.5 8.5 14M4.5 9.5H14a5.5 5.5 0 010 11H9",
    /// Around again.
    Refresh = "M19.5 12a7.5 7.5 0 11-2.3-5.4M19.5 3.5V8H15",
    /// A hand: taken on.
    Hand = "M4 12.5l4.5 4.5M9 12.5l4.5 4.5L22 8.5M15 7l-4.5 4.5",
    /// In the works.
    Work = "M12 8.5a3.5 3.5 0 100 7 3.5 3.5 0 000-7zM12 3v3M12 18v3M3 12h3M18 12h3M5.6 5.6l2.2 2.2M16.2 16.2l2.2 2.2M18.4 5.6l-2.2 2.2M7.8 16.2l-2.2 2.2",
    /// Sent on.
    Send = "M3.5 12L20.5 4l-5 16.5-4-6.5zM11.5 14l4-4.5",
    /// A loudspeaker: an announcement.
    Horn = "M4 10v4.5h3.5l8 4.5V5l-8 5zM18.5 9.5a4 4 0 010 5.5",
    /// A magnifying glass.
    Search = "M10.5 4a6.5 6.5 0 100 13 6.5 6.5 0 000-13zM15.5 15.5L20.5 20.5",
    /// A keyboard.
    Keyboard = "M3 6.5h18v11H3zM6.5 10v.1M10 10v.1M13.5 10v.1M17 10v.1M8 14h8",
    /// No network.
    Offline = "M3 3l18 18M8.5 15.5a5 5 0 017 0M5.5 12a9.5 9.5 0 014-2.3M14.5 9.7a9.5 9.5 0 014 2.3M2.5 8.5a14 14 0 014-2.5M11 5a14 14 0 0110.5 3.5M12 19v.1",
    /// Add.
    Plus = "M12 5v14M5 12h14",
    /// A cogwheel's plainer cousin: settings.
    Settings = "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
    /// An empty box.
    Box = "M4 8l2-4h12l2 4v12H4zM4 8h16M9.5 12h5",
    /// A shield: safe.
    Shield = "M12 3l7.5 3v5.5c0 4.5-3 8-7.5 9.5-4.5-1.5-7.5-5-7.5-9.5V6z",
    /// Out of here.
    Leave = "M14 4H5v16h9M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5",
    /// Into each other.
    Merge = "M6 4v4c0 4 6 4 6 8v4M18 4v4c0 4-6 4-6 8",
}

/// Draws a shape. It is hidden from screen readers: words stand beside it, or name its button.
pub fn icon(shape: Shape) -> Html {
    html! {
        <svg class="lx-icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d={shape.path()} /></svg>
    }
}
