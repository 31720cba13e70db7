package dev.keyturn.language.template;

import java.util.List;

/** The methods of lists that expressions may call; none changes the list. */
final class ListMethods implements FilterGroup {

    @Override
    public String signatures() {
        return """
                index value
                count value""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        List<Object> items = call.list();
        Object wanted = call.get("value");
        if (name.equals("count")) {
            return items.stream().filter(item -> Values.equal(item, wanted)).count();
        }
        for (int i = 0; i < items.size(); i++) {
            if (Values.equal(items.get(i), wanted)) {
                return (long) i;
            }
        }
        throw call.wrong(PythonText.brief(wanted) + " is not in the list " + PythonText.brief(items));
    }
}
