/**
 * The commonest words of the main languages of the library, folded. How often a word occurs says better what it is worth;
 * this list only stands in while a library is too small to tell.
 */
const LISTS = [
  'a about after all also an and any are as at be been before being but by can could did do does each even for from further had has have he her here him his how i if in into is it its just may more most much must my no nor not now of off on one only or other our out over own said same say says she should since so some such than that the their them then there these they this those through to too two under until up upon us very was we were what when where which while who will with would you your',
  'aber als am an auch auf aus bei bis da dann das dass dem den der des die dies diese dieser doch durch ein eine einem einen einer es fur hat haben hatte ich ihr im in ist ja kann kein mehr mit nach nicht noch nur oder sein seine sich sie sind so uber um und uns unter vom von vor war waren was wenn werden wie wir wird wurde zu zum zur',
  'au aux avec ce ces cette dans de des du elle en est et eux il ils je la le les leur lui mais meme mes moi ne nos notre nous on ont ou par pas plus pour qu que qui sa sans se ses son sont sur ta te tu un une vous ete etait',
  'al como con cuando de del desde donde el ella ellos en entre era es esta este ha han hasta la las lo los mas me mi muy no nos o para pero por que se ser si sin sobre son su sus tambien te un una uno y ya',
  'ai al alla anche che chi ci come con da dal dei del della di e gli ha hanno i il in io la le lei lo ma mi nel non per piu quando quello questo se si sono su un una',
  'ao aos as com como da das de do dos e ela ele em entre era foi ha mais mas na nas nao no nos o os ou para pela pelo por que se sem seu sua um uma',
];

export const STOP_WORDS: ReadonlySet<string> = new Set(LISTS.flatMap((list) => list.split(' ')));
