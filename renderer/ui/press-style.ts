/**
 * The controls' library adds a style element for touch the first time a key is drawn, unless one with this name is
 * there already. The page's policy refuses added styles, so a bare stand-in takes the name; base.css holds the rule.
 */
const NAME = 'react-aria-pressable-style';

if (document.getElementById(NAME) === null) {
  const standIn = document.createElement('meta');
  standIn.id = NAME;
  document.head.prepend(standIn);
}
