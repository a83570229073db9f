package lv.atbilstiba.policy.api;

/** A code of the policy with the names people know it by. */
public interface Named {
    String lv();

    String en();
}
