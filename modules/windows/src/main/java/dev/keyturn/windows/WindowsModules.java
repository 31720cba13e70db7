package dev.keyturn.windows;

import dev.keyturn.module.TaskModule;
import java.util.List;

/** The catalogue of this jar's modules. */
public final class WindowsModules {
    private WindowsModules() {
    }

    /** One of each, in alphabetical order of their names. */
    public static List<TaskModule<?>> all() {
        return List.of(new DotnetTls(), new RebootRequired(), new RegistryKey(), new SchannelProtocol(), new TlsReadiness(), new TlsState(),
                new WinRegStat(), new WinRegedit(), new WinhttpProtocols());
    }
}
