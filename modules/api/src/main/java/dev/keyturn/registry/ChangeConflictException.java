package dev.keyturn.registry;

/** A change was refused because what it would replace is no longer what was read. Nothing of its list was written. */
public class ChangeConflictException extends RegistryException {
    private static final long serialVersionUID = 1L;

    public ChangeConflictException(String message) {
        super(message);
    }
}
