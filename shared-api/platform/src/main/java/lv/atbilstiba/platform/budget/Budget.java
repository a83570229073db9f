package lv.atbilstiba.platform.budget;

/** What one caller may ask. */
record Budget(Allowance allowance, Turns turns) {}
