package dev.keyturn.windows.modules;

import dev.keyturn.module.TaskModule;
import java.util.List;

/** The catalogue of this jar's modules. */
public final class WindowsModules {
    private WindowsModules() {
    }

    /** One of each, in alphabetical order of their names. */
    public static List<TaskModule<?>> all() {
        return List.of(new DotnetTls(), new RebootRequired(), new RegistryKey(), new SchannelCipher(), new SchannelHash(), new SchannelKeyExchange(),
                new SchannelLogging(), new SchannelProtocol(), new TlsCipherSuites(), new TlsCurves(), new TlsReadiness(), new TlsRenegotiation(),
                new TlsState(), new WinRegStat(), new WinRegedit(), new WinhttpProtocols(), new WininetProtocols());
    }
}
