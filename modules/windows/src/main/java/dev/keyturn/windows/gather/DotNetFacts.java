package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.HostFacts;
import dev.keyturn.windows.tables.DotNetRelease;
import java.util.List;

/** Which .NET Framework is installed. */
final class DotNetFacts implements Subset {
    @Override
    public List<Foreseen> needs() {
        return HostFacts.DOTNET;
    }

    @Override
    public void tell(RegistryReader read, Facts facts) {
        HostFacts host = new HostFacts(read);
        facts.put("dotnet_release", host.dotNetRelease()).put("dotnet_version", host.dotNet().map(DotNetRelease::version))
                .put("dotnet35", host.hasDotNet35());
    }
}
