package dev.keyturn.registry;

/** Which of a 64-bit Windows' two copies of a redirected key is meant. On 32-bit Windows both are the same. */
public enum View {
    BITS_64("64-bit", 0x0100),
    BITS_32("32-bit", 0x0200);

    private final String label;
    private final int flag;

    View(String label, int flag) {
        this.label = label;
        this.flag = flag;
    }

    /** The view as people write it: {@code 64-bit} or {@code 32-bit}. */
    public String label() {
        return label;
    }

    /** The access flag {@code KEY_WOW64_64KEY} or {@code KEY_WOW64_32KEY} that selects this view in the Win32 API. */
    public int flag() {
        return flag;
    }
}
