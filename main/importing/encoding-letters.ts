/** What languages are written with beyond ASCII, by how often, and in which encodings: what detection weighs texts by. */

export interface Writing {
  readonly encodings: readonly string[];
  /** Small letters or characters, the commonest first. */
  readonly letters: string;
  /** Whether its words hold ASCII letters as well. */
  readonly script: 'latin' | 'other' | 'eastern';
}

const WESTERN = ['windows-1252'];
const CENTRAL = ['windows-1250', 'iso-8859-2'];
const CYRILLIC = ['windows-1251', 'koi8-r', 'ibm866', 'iso-8859-5'];
const GREEK = ['windows-1253', 'iso-8859-7'];

const latin = (encodings: readonly string[], letters: string): Writing => ({
  encodings,
  letters,
  script: 'latin',
});
const other = (encodings: readonly string[], letters: string): Writing => ({
  encodings,
  letters,
  script: 'other',
});
const eastern = (encodings: readonly string[], letters: string): Writing => ({
  encodings,
  letters,
  script: 'eastern',
});

const SIMPLIFIED =
  '的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让识候带导争运';
const TRADITIONAL =
  '的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡用道行所然家種事成方多經麼去法學如都同現當沒動面起看定天分還進好小部其些主樣理心她本前開但因只從想實日軍者意無力它與長把機十民第公此已工使情明性知全三又關點正業外將兩高間由問很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西斯月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立及比員解水名真論處走義各入幾口認條平系氣題活爾更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資命山金指克許統區保至隊形社便空決治展馬科司五基眼書非則聽白卻界達光放強即像難且權思王象完設式色路記南品住告類求據程北邊死張該交規萬取拉格望覺術領共確傳師觀清今切院讓識候帶導爭運';
const JAPANESE =
  'のにるいたをはしとがてなでれすかっもあらりさこまうくつよおけーどンじめそだえせスわルきトちょリみアイやクラ日一ひろ人シ年ド大ばほ国会レ中ロタ本ジゅゃマプグびテごフ者出上行コメ事社生的学同分見時間島町村山川海';
const KOREAN =
  '이다는에의을가고로하지은한를사기도리자그인시어대나정수일아들해부있전으서게장원스보상구제안라동여경과면우조오모성관소만중연비주마성위발내당야공물할된었했것적민국회년선무신음세실배문학북산무바섬항구밤낮';

/** In the order in which encodings that read the same are named. */
export const WRITINGS: readonly Writing[] = [
  latin(WESTERN, 'éèàêçôîâûùïëœ'),
  latin(WESTERN, 'üäößé'),
  latin(WESTERN, 'óíáéñúü¿¡'),
  latin(WESTERN, 'ãçáéíêóõúâàô'),
  latin(WESTERN, 'èàùòìé'),
  latin(WESTERN, 'ëéïöüèó'),
  latin(WESTERN, 'äåöé'),
  latin(WESTERN, 'øåæéö'),
  latin(WESTERN, 'ðíáöéþúóýæ'),
  latin(WESTERN, 'äõüöšž'),
  latin(WESTERN, 'àèéçóíòúïü·'),
  latin(CENTRAL, 'łęążóćśźń'),
  latin(CENTRAL, 'íáéěřýčžšůúďťňó'),
  latin(CENTRAL, 'áíýčéžšľúťôňďóäĺŕ'),
  latin(CENTRAL, 'áéöóőüíúű'),
  latin(CENTRAL, 'ăîâşţ'),
  latin(CENTRAL, 'čžšćđ'),
  latin(['windows-1254'], 'ışğüöçİâîû'),
  other(CYRILLIC, 'оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё'),
  other(['windows-1251', 'koi8-u', 'iso-8859-5'], 'оаниівтреслкдпмузьябгйчхжцюїшєщфґ'),
  other(CYRILLIC, 'аеоитнрсвлпдкмзъугчбяйжщшцхюьф'),
  other(['windows-1251', 'iso-8859-5'], 'аоиенрстујдкпмвлзгбшчжцћљхњђфџѓќѕ'),
  other(['windows-1251', 'iso-8859-5'], 'анеірытсолдкупвмзябчгйьцхжшўюэёф'),
  other(GREEK, 'αοτειςνρσπυκηλμίάόδγέήχθωύφβώξζψϊϋΐΰ'),
  other(['windows-1255'], 'יוהלאתרבשמנכדחפעקםטגסצןזךףץ'),
  other(['windows-1256'], 'اليمنرتوبةدعسفهحكقأجشطصىخإضذزثئغءظؤآ،؛؟'),
  other(['windows-1256'], 'ايندرهمتوشبسكگزپقلخفحعچجغطصژضذثظآ،؛؟'),
  other(['windows-874'], 'านรกอเงม่ยลวัดทสตะป้บิคหีแจพชขใไืโุู็ำ์ผซถศธณฐภญฟฉฮฝฎฏฌฑฒฆๆฯฤ๊๋'),
  eastern(['shift_jis', 'euc-jp'], JAPANESE),
  eastern(['euc-kr'], KOREAN),
  eastern(['gb18030'], SIMPLIFIED),
  eastern(['big5'], TRADITIONAL),
];
