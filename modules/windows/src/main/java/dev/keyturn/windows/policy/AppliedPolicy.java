package dev.keyturn.windows.policy;

import dev.keyturn.module.PolicyAccess;
import dev.keyturn.module.PolicyFiles;
import dev.keyturn.module.PolicyFiles.Answer;
import dev.keyturn.registry.Bytes;
import dev.keyturn.registry.Hive;
import dev.keyturn.registry.RegistryException;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the Group Policies of a host or a user set, all together.
 *
 * @param settings in the order in which Windows applies them: the settings of all policies, then their preferences
 * @param unknown  what of it could not be found out and why, a clause each
 * @param listed   whether it is known which policies there are
 */
record AppliedPolicy(List<Applied> settings, List<String> unknown, boolean listed) {
    /**
     * A setting, and whose it is.
     *
     * @param gpo     the policy
     * @param setting what it does
     */
    record Applied(Gpo gpo, PolicySetting setting) {
    }

    /** A file's reader. */
    private interface Reader {
        List<PolicySetting> read(String file, byte[] bytes) throws PolicyFormatException;
    }

    /** Finds out what applies to a host, or to a user there. Nothing of this is ever taken for good where it cannot be read. */
    static AppliedPolicy of(PolicyAccess access, Optional<String> sid, ReadPolicies cache) {
        RegistryReader host = access.host();
        try {
            Optional<List<Gpo>> gpos = sid.isPresent() ? AppliedGpos.ofUser(host, sid.get()) : AppliedGpos.ofMachine(host);
            if (gpos.isEmpty()) {
                // a live host without a list has no policies; a snapshot may only not hold it
                return new AppliedPolicy(List.of(), List.of(), access.files().isPresent());
            }
            Hive hive = sid.isPresent() ? Hive.HKCU : Hive.HKLM;
            return new Collecting(gpos.get(), answers(access, gpos.get()), cache).all(hive, sid);
        } catch (RegistryException e) {
            return new AppliedPolicy(List.of(), List.of("the list of those that apply cannot be read: " + e.getMessage()), false);
        }
    }

    /** Whether nothing is missing. */
    boolean known() {
        return listed && unknown.isEmpty();
    }

    private static Map<String, Answer> answers(PolicyAccess access, List<Gpo> gpos) {
        List<String> paths = gpos.stream().filter(gpo -> gpo.folder().isPresent())
                .flatMap(gpo -> Stream.of(gpo.registryPol(), gpo.registryXml())).distinct().toList();
        Optional<PolicyFiles> files = access.files();
        return files.isEmpty() || paths.isEmpty() ? Map.of() : files.get().read(paths, AppliedGpos.server(access.host()));
    }

    /** Puts the files of all policies together. */
    private record Collecting(List<Gpo> gpos, Map<String, Answer> answers, ReadPolicies cache) {
        private AppliedPolicy all(Hive hive, Optional<String> sid) {
            List<Applied> settings = new ArrayList<>();
            List<String> unknown = new ArrayList<>();
            for (Gpo gpo : gpos) {
                if (gpo.folder().isEmpty()) {
                    unknown.add(gpo + " does not say where its files are");
                } else {
                    collect(gpo, gpo.registryPol(), (file, bytes) -> RegistryPol.read(file, bytes, hive), sid, settings, unknown);
                }
            }
            for (Gpo gpo : gpos) {
                if (gpo.folder().isPresent()) {
                    collect(gpo, gpo.registryXml(), RegistryXml::read, sid, settings, unknown);
                }
            }
            return new AppliedPolicy(List.copyOf(settings), List.copyOf(unknown), true);
        }

        private void collect(Gpo gpo, String path, Reader reader, Optional<String> sid, List<Applied> settings, List<String> unknown) {
            Answer answer = answers.getOrDefault(path, Answer.unknown("a snapshot does not have the files of policies"));
            if (!answer.problem().isEmpty()) {
                unknown.add(gpo + ": " + answer.problem());
                return;
            }
            Optional<Bytes> content = answer.content();
            if (content.isEmpty()) {
                return;
            }
            try {
                cache.read(content.get(), path, bytes -> reader.read(path, bytes)).forEach(each ->
                        settings.add(new Applied(gpo, sid.map(user -> ofUser(each, user)).orElse(each))));
            } catch (PolicyFormatException e) {
                unknown.add(gpo + ": " + e.getMessage());
            }
        }

        private static PolicySetting ofUser(PolicySetting setting, String sid) {
            RegistryPath key = setting.key();
            return key.hive() == Hive.HKCU ? new PolicySetting(setting.action(), RegistryPath.of(Hive.HKU, sid + "\\" + key.literal()), setting.name(),
                    setting.data(), setting.may(), setting.place()) : setting;
        }
    }
}
