package dev.keyturn.connections.local;

import com.sun.jna.Pointer;
import com.sun.jna.WString;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import dev.keyturn.engine.connection.Connection;
import dev.keyturn.module.PolicyFiles;
import dev.keyturn.registry.ChangeConflictException;
import dev.keyturn.registry.KeySnapshot;
import dev.keyturn.registry.OverlayRegistry;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A Windows as a host, reached through the Win32 API. */
final class Win32Connection implements Connection {
    private static final int REG_OPTION_VOLATILE = 1;
    private static final int REG_CREATED_NEW_KEY = 1;

    private final Win32Registry registry;
    private final Advapi32 api;
    private final String about;
    private final PolicyFiles policies;

    /**
     * Takes a registry, and what is to be said of the way to it.
     *
     * @param address the name or address of the host; empty if it is this machine
     */
    Win32Connection(Win32Registry registry, String about, Optional<String> address) {
        this.registry = registry;
        this.about = about;
        this.policies = new WindowsPolicyFiles(address);
        this.api = registry.api();
    }

    @Override
    public Optional<KeySnapshot> key(RegistryPath path) {
        return registry.key(path);
    }

    @Override
    public Optional<Instant> lastWritten(RegistryPath path) {
        return registry.lastWritten(path);
    }

    @Override
    public Optional<Instant> bootTime() {
        return registry.bootTime();
    }

    @Override
    public void apply(List<RegistryChange> changes) {
        new OverlayRegistry(registry).apply(changes);
        int made = 0;
        try {
            for (RegistryChange change : changes) {
                make(change);
                made++;
            }
        } catch (RegistryException e) {
            if (made == 0 && e instanceof ChangeConflictException) {
                throw e;
            }
            throw new RegistryException("could not " + changes.get(made) + ": " + e.getMessage() + "; " + made + " of " + changes.size()
                    + " changes of this task were made before it", e);
        } finally {
            flush(changes.subList(0, made));
        }
    }

    @Override
    public String about() {
        return about;
    }

    @Override
    public Optional<PolicyFiles> policyFiles() {
        return Optional.of(policies);
    }

    @Override
    public void tryWrite(RegistryPath path) {
        inKey(path, key -> { });
    }

    private void make(RegistryChange change) {
        RegistryPath path = change.path();
        if (change instanceof SetValue set) {
            byte[] data = set.after().encode();
            inKey(path, key -> Win32Registry.check("RegSetValueExW", path,
                    api.RegSetValueExW(key, new WString(set.name()), 0, set.after().type(), data, data.length)));
        } else if (change instanceof DeleteValue delete) {
            inKey(path, key -> Win32Registry.check("RegDeleteValueW", path, api.RegDeleteValueW(key, new WString(delete.name()))));
        } else if (change instanceof CreateKey create) {
            create(create);
        } else if (change instanceof DeleteKey) {
            Win32Registry.check("RegDeleteKeyExW", path,
                    api.RegDeleteKeyExW(registry.roots().of(path.hive()), new WString(path.openName()), path.openFlag(), 0));
        }
    }

    private void inKey(RegistryPath path, java.util.function.Consumer<Pointer> use) {
        registry.with(path, Win32Registry.KEY_WRITE, key -> {
            use.accept(key);
            return key;
        }).orElseThrow(() -> Win32Error.failure("RegOpenKeyExW", path, Win32Error.ERROR_FILE_NOT_FOUND.code()));
    }

    private void create(CreateKey create) {
        RegistryPath path = create.path();
        PointerByReference created = new PointerByReference();
        IntByReference disposition = new IntByReference();
        int options = create.volatileKey() ? REG_OPTION_VOLATILE : 0;
        Win32Registry.check("RegCreateKeyExW", path, api.RegCreateKeyExW(registry.roots().of(path.hive()), new WString(path.openName()), 0, null,
                options, Win32Registry.KEY_WRITE | path.openFlag(), null, created, disposition));
        api.RegCloseKey(created.getValue());
        if (disposition.getValue() != REG_CREATED_NEW_KEY) {
            throw new ChangeConflictException("the key " + path + " was created by another program meanwhile");
        }
    }

    /** Windows writes lazily; after a task its keys are on disk. */
    private void flush(List<RegistryChange> made) {
        made.stream().map(c -> c instanceof DeleteKey ? c.path().parent().orElseThrow() : c.path()).distinct()
                .forEach(path -> registry.with(path, Win32Registry.KEY_READ, key -> {
                    api.RegFlushKey(key);
                    return key;
                }));
    }

    @Override
    public void close() {
        registry.roots().close();
    }
}
