//! Places and people as a workbook (XLSX): out, and in again after a preview, all or nothing.
//!
//! A row is known by its names: a station by its community and name, a cell likewise, a member of staff by their login.
//! What a workbook does not name stays as it is; it never removes anything and holds no password.

mod plan;
mod read;
pub(crate) mod routes;
mod service;
mod write;

use contract::workbook::SheetKind;

/// The name of a sheet in the workbook.
const fn title(sheet: SheetKind) -> &'static str {
    match sheet {
        SheetKind::Stations => "驿站 Stations",
        SheetKind::Cells => "网格 Cells",
        SheetKind::People => "人员 People",
    }
}

/// The columns of a sheet, in their order.
const fn columns(sheet: SheetKind) -> &'static [&'static str] {
    match sheet {
        SheetKind::Stations => &[
            "社区 Community",
            "驿站 Station",
            "电话 Phone",
            "地址 Address",
            "开放时间 Opening hours",
            "服务承诺 Promises",
        ],
        SheetKind::Cells => &["社区 Community", "网格 Cell", "负责驿站 Station", "楼栋 Buildings"],
        SheetKind::People => &["账号 Login", "工作名 Work name", "身份 Role", "社区 Community"],
    }
}
