package dev.keyturn.connections.regfile;

/** The two formats of a {@code .reg} file, told apart by their first line. */
enum RegVersion {
    /** Text is Unicode, and so are strings given as {@code hex(1)}, {@code hex(2)} and {@code hex(7)}. */
    V5("Windows Registry Editor Version 5.00"),
    /** Windows 9x and NT 4: the text and strings given in hexadecimal are in the ANSI code page, here Windows-1252. */
    REGEDIT4("REGEDIT4");

    private final String header;

    RegVersion(String header) {
        this.header = header;
    }

    String header() {
        return header;
    }
}
