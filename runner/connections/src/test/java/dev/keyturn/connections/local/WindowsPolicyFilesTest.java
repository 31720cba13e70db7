package dev.keyturn.connections.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.keyturn.module.PolicyFiles.Answer;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows opens whatever it is told to, so what a host tells is looked at before. */
class WindowsPolicyFilesTest {
    private static final String FILE = "\\Policies\\{1}\\Machine\\registry.pol";
    private final WindowsPolicyFiles files = new WindowsPolicyFiles(Optional.of("ex01.corp.example"), Optional.of("CONTOSO.COM"));

    @ParameterizedTest
    @ValueSource(strings = {"\\\\127.0.0.3\\sysvol", "\\\\evil.org\\sysvol", "//evil.org/sysvol", "\\/evil.org\\sysvol",
        "\\\\?\\UNC\\evil.org\\sysvol", "\\\\.\\sysvol", "\\\\evil.org@80\\sysvol", "\\\\contoso.com.evil.org\\sysvol",
        "\\\\dc.contoso.com\\C$", "\\\\ex01\\sysvol", "\\\\corp\\sysvol", "\\\\\\sysvol"})
    void whatPointsElsewhereIsNotOpened(String place) {
        String problem = files.objection(place + FILE).orElseThrow();
        assertTrue(problem.startsWith("it points to \\\\") && problem.endsWith(", so nobody logs on there"), problem);
        assertEquals(Answer.unknown(problem), files.read(List.of(place + FILE), Optional.of("dc.contoso.com")).get(place + FILE));
    }

    @Test
    void whatIsBelowTheDomainOfTheUserOrTheHostIs() {
        for (String place : List.of("\\\\contoso.com\\SysVol", "\\\\DC1.contoso.com\\sysvol", "\\\\dc.corp.example\\sysvol", "C:\\Windows")) {
            assertEquals(Optional.empty(), files.objection(place + FILE), place);
        }
        assertTrue(new WindowsPolicyFiles(Optional.empty(), Optional.empty()).objection("\\\\contoso.com\\sysvol" + FILE).orElseThrow()
                .contains("which is below no domain that this machine knows"));
        assertTrue(files.objection("registry.pol").orElseThrow().contains("is no path of a file"));
    }
}
