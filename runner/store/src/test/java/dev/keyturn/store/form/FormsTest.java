package dev.keyturn.store.form;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.keyturn.registry.RegistryChange;
import dev.keyturn.registry.RegistryChange.CreateKey;
import dev.keyturn.registry.RegistryChange.DeleteKey;
import dev.keyturn.registry.RegistryChange.DeleteValue;
import dev.keyturn.registry.RegistryChange.SetValue;
import dev.keyturn.registry.RegistryPath;
import dev.keyturn.registry.RegistryValue;
import dev.keyturn.registry.View;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written as JSON is read back as the same, and what nobody wrote is refused with the reason. */
class FormsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final RegistryPath KEY = RegistryPath.hklm("SOFTWARE\\Demo");

    @Provide
    Arbitrary<RegistryValue> values() {
        Arbitrary<Integer> types = Arbitraries.oneOf(Arbitraries.integers().between(0, 12), Arbitraries.integers());
        Arbitrary<byte[]> bytes = Arbitraries.bytes().array(byte[].class).ofMaxSize(40);
        Arbitrary<String> texts = Arbitraries.strings().excludeChars('\0').ofMaxLength(20).filter(FormsTest::whole);
        return Arbitraries.oneOf(Combinators.combine(types, bytes).as(RegistryValue::decode), texts.map(RegistryValue::sz),
                texts.map(RegistryValue.ExpandSz::new), Arbitraries.longs().map(RegistryValue.Qword::new),
                texts.filter(t -> !t.isEmpty()).list().ofMaxSize(4).map(RegistryValue.MultiSz::new),
                Arbitraries.longs().between(0, 0xFFFFFFFFL).map(RegistryValue::dword));
    }

    /** Half a character cannot be stored as text; a registry has such as bytes only. */
    private static boolean whole(String text) {
        return text.codePoints().noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
    }

    @Provide
    Arbitrary<RegistryPath> paths() {
        Arbitrary<String> keys = Arbitraries.strings().alpha().numeric().withChars(' ', '.', '/', '{', '}', 'ü').ofMinLength(1).ofMaxLength(12)
                .filter(k -> k.equals(k.strip())).list().ofMinSize(1).ofMaxSize(3).map(parts -> String.join("\\", parts));
        return Combinators.combine(keys, Arbitraries.of(View.values())).as((key, view) -> RegistryPath.hklm("SOFTWARE\\" + key).in(view));
    }

    @Provide
    Arbitrary<RegistryChange> changes() {
        Arbitrary<String> names = Arbitraries.strings().excludeChars('\0').ofMaxLength(10).filter(FormsTest::whole);
        return Arbitraries.oneOf(
                Combinators.combine(paths(), names, values().optional(), values()).as(SetValue::new),
                Combinators.combine(paths(), names, values()).as(DeleteValue::new),
                Combinators.combine(paths(), Arbitraries.of(true, false)).as(CreateKey::new), paths().map(DeleteKey::new));
    }

    @Property(tries = 2_000)
    void everyValueComesBack(@ForAll("values") RegistryValue value) throws JsonProcessingException {
        assertEquals(Optional.of(value), ValueForm.read(JSON.readTree(ValueForm.write(Optional.of(value)).toString())));
    }

    @Property(tries = 2_000)
    void everyChangeComesBack(@ForAll("changes") RegistryChange change) throws JsonProcessingException {
        assertEquals(change, ChangeForm.read(JSON.readTree(ChangeForm.write(change).toString())));
    }

    @Example
    void itIsReadByPeopleAsWell() {
        assertEquals("{\"change\":\"set_value\",\"key\":\"HKLM\\\\SOFTWARE\\\\Demo\",\"view\":\"64-bit\",\"name\":\"a\",\"before\":null,"
                + "\"after\":{\"type\":\"REG_DWORD\",\"data\":4294967295}}",
                ChangeForm.write(new SetValue(KEY, "a", Optional.empty(), RegistryValue.dword(0xFFFFFFFFL))).toString());
        assertEquals("{\"type\":\"REG_QWORD\",\"data\":18446744073709551615}",
                ValueForm.write(Optional.of(new RegistryValue.Qword(-1))).toString());
        assertEquals("{\"type\":\"REG_MULTI_SZ\",\"data\":[\"a\",\"b\"]}",
                ValueForm.write(Optional.of(new RegistryValue.MultiSz(List.of("a", "b")))).toString());
    }

    private static String refusal(String form) throws JsonProcessingException {
        JsonNode node = JSON.readTree(form.replace('\'', '"'));
        return assertThrows(FormException.class, () -> ChangeForm.read(node)).getMessage();
    }

    @Example
    void whatNobodyWroteIsRefusedWithTheReason() throws JsonProcessingException {
        String start = "{'key':'HKLM\\\\SOFTWARE\\\\Demo','view':'64-bit','change':";
        assertEquals("'change' is 'set', expected set_value, delete_value, create_key or delete_key", refusal(start + "'set'}"));
        assertEquals("'before' is missing, expected something", refusal(start + "'set_value','name':'a'}"));
        assertEquals("'before' is null, expected a value", refusal(start + "'delete_value','name':'a','before':null}"));
        assertEquals("'data' is 4294967296: 4294967296 does not fit a DWORD (0 to 4294967295)",
                refusal(start + "'delete_value','name':'a','before':{'type':'REG_DWORD','data':4294967296}}"));
        assertEquals("'data' is 1.5, expected a whole number",
                refusal(start + "'delete_value','name':'a','before':{'type':'REG_DWORD','data':1.5}}"));
        assertEquals("'data' is -1, expected a whole number from 0 to 18446744073709551615",
                refusal(start + "'delete_value','name':'a','before':{'type':'REG_QWORD','data':-1}}"));
        assertEquals("'type' is 'DWORD', expected one like REG_DWORD or REG_0x9",
                refusal(start + "'delete_value','name':'a','before':{'type':'DWORD','data':1}}"));
        assertEquals("'hex' is 'abc', expected pairs of hexadecimal digits",
                refusal(start + "'delete_value','name':'a','before':{'type':'REG_BINARY','hex':'abc'}}"));
        assertEquals("a value of type REG_BINARY has no 'hex'",
                refusal(start + "'delete_value','name':'a','before':{'type':'REG_BINARY','data':'abc'}}"));
        assertEquals("'view' is '128-bit', expected 64-bit or 32-bit", refusal("{'key':'HKLM\\\\A','view':'128-bit','change':'create_key'}"));
    }
}
