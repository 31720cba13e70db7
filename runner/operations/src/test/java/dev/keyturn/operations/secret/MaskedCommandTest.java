package dev.keyturn.operations.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskedCommandTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            ansible_password=Okapi,Tapir}4711           | ansible_password=********
            a=1 ansible_password=x:y,z b=2              | a=1 ansible_password=******** b=2
            ansible_password='a b' c=d                  | ansible_password=******** c=d
            ansible_password="a \\" b" c=d              | ansible_password=******** c=d
            {"ansible_password": "a \\"b\\", c}", "d": 1} | {"ansible_password": ********, "d": 1}
            {ansible_password: 'it''s', d: 1}           | {ansible_password: ********, d: 1}
            {ansible_password: bare, d: 1}              | {ansible_password: ********, d: 1}
            {ansible_password: my secret words pw}      | {ansible_password: ********}
            {ansible_password: two words, d: 1}         | {ansible_password: ********, d: 1}
            vault_pw=Okapi site=x                       | vault_pw=******** site=x
            {admin_pwd: Okapi}                          | {admin_pwd: ********}
            pwsh=7                                      | pwsh=7
            {"api_key":"x","client_secret":"y"}         | {"api_key":********,"client_secret":********}
            --connection-password-file=secret.txt       | --connection-password-file=secret.txt
            sch_use_strong_crypto=false                 | sch_use_strong_crypto=false""")
    void whatLooksLikeASecretIsMaskedToItsEnd(String argument, String masked) {
        assertEquals(List.of(masked), MaskedCommand.of(List.of(argument)));
    }
}
