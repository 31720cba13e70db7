package dev.keyturn.windows.tables;

/** A side of a connection. Schannel keeps settings for each; the constant's label is the key's name. */
public enum Role {
    CLIENT("Client"),
    SERVER("Server");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** The name of the role's key below the protocol's. */
    public String label() {
        return label;
    }
}
