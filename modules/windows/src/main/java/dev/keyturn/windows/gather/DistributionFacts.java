package dev.keyturn.windows.gather;

import dev.keyturn.registry.Foreseen;
import dev.keyturn.registry.RegistryReader;
import dev.keyturn.windows.facts.WindowsProduct;
import java.util.List;
import java.util.Optional;

/** Which Windows it is. */
final class DistributionFacts implements Subset {
    @Override
    public List<Foreseen> needs() {
        return WindowsProduct.needs();
    }

    @Override
    public void tell(RegistryReader read, Facts facts) {
        WindowsProduct windows = new WindowsProduct(read);
        Optional<String> name = windows.name().map(n -> n.startsWith("Microsoft ") ? n : "Microsoft " + n);
        facts.ansible("os_name", name).ansible("distribution", name).ansible("distribution_version", windows.version())
                .ansible("distribution_major_version", windows.version().map(v -> v.substring(0, v.indexOf('.'))))
                .ansible("os_installation_type", windows.installationType()).ansible("os_product_type", windows.type());
        facts.put("windows_build", windows.build().map(Integer::longValue)).put("windows_name", windows.name())
                .put("display_version", windows.displayVersion()).put("ubr", windows.updateRevision()).put("edition", windows.edition())
                .put("installation_type", windows.installationType()).put("product_type", windows.type());
    }
}
