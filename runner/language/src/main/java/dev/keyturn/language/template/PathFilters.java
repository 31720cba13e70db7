package dev.keyturn.language.template;

/** Filters that take file paths apart, with slashes or with backslashes. */
final class PathFilters implements FilterGroup {

    @Override
    public String signatures() {
        return """
                basename
                dirname
                win_basename
                win_dirname
                win_splitdrive
                splitext""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        String path = call.text();
        return switch (name) {
            case "basename" -> path.substring(path.lastIndexOf('/') + 1);
            case "dirname" -> head(path, path.lastIndexOf('/') + 1, "/");
            case "win_basename" -> path.substring(windowsName(path));
            case "win_dirname" -> path.substring(0, drive(path)) + head(path.substring(drive(path)), windowsName(path) - drive(path), "\\/");
            case "win_splitdrive" -> Tuple.of(path.substring(0, drive(path)), path.substring(drive(path)));
            default -> splitExtension(path);
        };
    }

    private static int drive(String path) {
        return path.length() > 1 && path.charAt(1) == ':' ? 2 : 0;
    }

    private static int windowsName(String path) {
        return Math.max(drive(path), Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1);
    }

    private static String head(String path, int end, String separators) {
        String head = path.substring(0, end);
        String bare = TextOps.strip(head, separators, false, true);
        return bare.isEmpty() ? head : bare;
    }

    private static Tuple splitExtension(String path) {
        int name = path.lastIndexOf('/') + 1;
        while (name < path.length() && path.charAt(name) == '.') {
            name++;
        }
        int dot = path.lastIndexOf('.');
        return dot > name ? Tuple.of(path.substring(0, dot), path.substring(dot)) : Tuple.of(path, "");
    }
}
