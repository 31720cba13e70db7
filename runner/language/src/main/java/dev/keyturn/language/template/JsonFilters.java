package dev.keyturn.language.template;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Filters between data and JSON text. */
final class JsonFilters implements FilterGroup {

    @Override
    public String signatures() {
        return """
                from_json
                to_json sort_keys? indent? ensure_ascii?
                to_nice_json indent? sort_keys? ensure_ascii?
                tojson indent?""";
    }

    @Override
    public Object apply(String name, CallExpression call) {
        if (name.equals("from_json")) {
            return read(call);
        }
        boolean nice = name.equals("to_nice_json");
        boolean sorted = call.signature().names().contains("sort_keys") ? call.has("sort_keys") ? call.flag("sort_keys") : nice : true;
        boolean ascii = !call.signature().names().contains("ensure_ascii") || !call.has("ensure_ascii") || call.flag("ensure_ascii");
        return new JsonText(call.integer("indent", nice ? 4 : -1), sorted, ascii).write(call.input());
    }

    private static Object read(CallExpression call) {
        if (!(call.input() instanceof String text)) {
            throw call.needs("JSON text", call.input());
        }
        try {
            return Mapper.JSON.readValue(text, Object.class);
        } catch (JsonProcessingException broken) {
            throw call.wrong("the text is not JSON: " + broken.getOriginalMessage() + "; it begins with " + PythonText.brief(text));
        }
    }

    /** Made only where JSON is really read. */
    private static final class Mapper {
        static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.USE_LONG_FOR_INTS);
    }
}
