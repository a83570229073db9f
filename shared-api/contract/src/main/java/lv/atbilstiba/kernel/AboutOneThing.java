package lv.atbilstiba.kernel;

/**
 * A fact about one of several like things that belong to an aggregate, such as a provider, an entry
 * of a catalogue, a parameter. What identifies the thing is not corrected: a correction stands in
 * the place of a fact about the same thing only.
 */
public interface AboutOneThing {
    /** What identifies the thing among its like. */
    Object thing();
}
