//! Words of the page that a scanned liaison card opens.

texts! {
    CARD = "民情连心卡", "Liaison card";
    NO_CARD = "请用手机扫一扫连心卡上的二维码，打开这张卡。", "Scan the code on a liaison card with your phone to open it.";
    WRITE_INSTEAD = "给驿站写信", "Write to the station";
}
