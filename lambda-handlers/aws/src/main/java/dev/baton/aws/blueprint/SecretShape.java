package dev.baton.aws.blueprint;

/**
 * A secret that is drawn when it is made.
 *
 * @param id ends in {@code Secret}
 * @param characters how many letters and digits; a multiple of four, so that they are Base64
 */
public record SecretShape(String id, int characters) {
    public SecretShape {
        PartName.suffix(id, "Secret");
        if (characters < 24 || characters % 4 != 0) {
            throw new IllegalArgumentException(characters + " characters are no Base64 of 16 bytes or more");
        }
    }
}
