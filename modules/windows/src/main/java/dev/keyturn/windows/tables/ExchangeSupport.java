package dev.keyturn.windows.tables;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One row of the table of what some cumulative updates of Exchange are supported on.
 *
 * @param product     the product, 2016 for example
 * @param updates     which updates, {@code CU8 to CU9} for example
 * @param from        the first build of the row
 * @param below       the first build after it; empty if it is the product's last
 * @param windows     the Windows builds it is supported on, ascending
 * @param dotNet      the versions of .NET Framework it is supported with, the lowest first; none where no source says
 * @param recommended the version of .NET Framework that HealthChecker asks for; empty where no source says
 * @param exceptions  other recommended versions, by the Windows build that they are for
 * @param source      who says so
 */
public record ExchangeSupport(String product, String updates, ExchangeVersion from, Optional<ExchangeVersion> below, List<Integer> windows,
                              List<String> dotNet, Optional<String> recommended, Map<Integer, String> exceptions, String source) {
    public ExchangeSupport {
        windows = List.copyOf(windows);
        dotNet = List.copyOf(dotNet);
        exceptions = Map.copyOf(exceptions);
    }

    /** Whether the row is for this build of the product. */
    boolean covers(ExchangeVersion build) {
        return from.compareTo(build) <= 0 && below.filter(next -> build.compareTo(next) >= 0).isEmpty();
    }

    /** The lowest version of .NET Framework that will do; empty where no source says. */
    public Optional<String> dotNetFloor() {
        return dotNet.stream().findFirst();
    }

    /** The highest version of .NET Framework that it is supported with; empty where no source says. */
    public Optional<String> dotNetCeiling() {
        return dotNet.isEmpty() ? Optional.empty() : Optional.of(dotNet.get(dotNet.size() - 1));
    }

    /** The version of .NET Framework that HealthChecker asks for on a Windows build; empty where no source says. */
    public Optional<String> recommendedOn(int build) {
        return Optional.ofNullable(exceptions.get(build)).or(() -> recommended);
    }
}
