//! Writing the workbook: everything of a street, or only the heads to fill in.
//!
//! Every value is written as text, so that none becomes a formula, whatever it begins with.

use contract::{accounts::Role, grid::ManagedStreet, workbook::SheetKind};
use rust_xlsxwriter::{Format, Workbook};

use super::{columns, title};
use crate::{accounts::service::StaffPost, error::Result};

/// The workbook of these places and people.
pub(super) fn workbook(street: Option<&ManagedStreet>, people: &[StaffPost]) -> Result<Vec<u8>> {
    let mut workbook = Workbook::new();
    let bold = Format::new().set_bold();
    for sheet in SheetKind::ALL {
        let page = workbook.add_worksheet();
        page.set_name(title(*sheet))?;
        for (column, head) in (0..).zip(columns(*sheet)) {
            page.write_string_with_format(0, column, *head, &bold)?;
            page.set_column_width(column, 22)?;
        }
        page.set_freeze_panes(1, 0)?;
        let rows = match (*sheet, street) {
            (SheetKind::Stations, Some(street)) => stations(street),
            (SheetKind::Cells, Some(street)) => cells(street),
            (SheetKind::People, Some(street)) => staff(street, people),
            (_, None) => Vec::new(),
        };
        for (row, texts) in (1..).zip(rows) {
            for (column, text) in (0..).zip(texts) {
                page.write_string(row, column, text)?;
            }
        }
    }
    Ok(workbook.save_to_buffer()?)
}

fn stations(street: &ManagedStreet) -> Vec<Vec<String>> {
    let in_use = street.communities.iter().filter(|community| !community.retired);
    let rows = in_use.flat_map(|community| {
        let stations = community.stations.iter().filter(|station| !station.sheet.retired);
        stations.map(|station| {
            let sheet = station.sheet.clone();
            vec![
                community.name.clone(),
                sheet.name,
                sheet.phone,
                sheet.address,
                sheet.opening_hours,
                sheet.promises,
            ]
        })
    });
    rows.collect()
}

fn cells(street: &ManagedStreet) -> Vec<Vec<String>> {
    let in_use = street.communities.iter().filter(|community| !community.retired);
    let rows = in_use.flat_map(|community| {
        let cells = community.cells.iter().filter(|cell| !cell.sheet.retired);
        cells.map(|cell| {
            let station = community.stations.iter().find(|each| each.id == cell.sheet.station_id);
            vec![
                community.name.clone(),
                cell.sheet.name.clone(),
                station.map(|station| station.sheet.name.clone()).unwrap_or_default(),
                cell.sheet.buildings.join("；"),
            ]
        })
    });
    rows.collect()
}

fn staff(street: &ManagedStreet, people: &[StaffPost]) -> Vec<Vec<String>> {
    let rows = people.iter().map(|each| {
        let community = street.communities.iter().find(|one| Some(one.id) == each.community_id);
        vec![
            each.login.clone(),
            each.work_name.clone(),
            role_word(each.role).to_owned(),
            community.map(|one| one.name.clone()).unwrap_or_default(),
        ]
    });
    rows.collect()
}

/// A role of staff as it stands in the workbook.
pub(super) const fn role_word(role: Role) -> &'static str {
    match role {
        Role::StationAdmin => "驿站管理员",
        Role::SocialWorker => "社工",
        Role::StreetAdmin => "街道管理员",
        _ => "",
    }
}
