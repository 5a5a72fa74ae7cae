// SPDX-License-Identifier: GPL-2.0-or-later
#include "indexer/lexicon.hpp"

#include <unordered_set>

#include "indexer/text_util.hpp"

namespace lectern::lexicon {

namespace {

using Words = std::unordered_set<std::string_view>;

/// The words of a literal.
Words words_of(std::string_view literal) {
    Words out;
    for (const std::string_view word : split_words(literal)) out.insert(word);
    return out;
}

constexpr std::string_view role_nouns =
    "administrator administrators advisor advocate advocates ambassador ambassadors analyst architect "
    "architects author board ceo cfo chair chairman chairperson chairs cio ciso co-author co-chair "
    "co-chairs co-creator co-founder co-founders co-lead co-leads cofounder cofounders committee "
    "committer committers consultant consultants contributor contributors coo coordinator cpo creator "
    "creators cto designer developer developers devops devrel director directors engineer engineering "
    "engineers evangelist evangelists expert fellow founder founders freelancer host hosts intern "
    "journalist lead leader leads lecturer maintainer maintainers manager managers member members "
    "moderator mts officer operator organiser organisers organizer organizers owner president principal "
    "professor program programmer researcher researchers reviewer scientist scientists specialist sre "
    "staff steward strategist student svp technologist trainer vp writer";

constexpr std::string_view role_openings =
    "associate chief deputy director distinguished evp executive field global group head junior lead "
    "managing principal senior sr sr. staff svp tech technical vice vp";

constexpr std::string_view company_words =
    "ab academy administration advisors aerospace ag agency ai airlines airways alliance analytics "
    "associates association authority automation automotive aviation banca bank bank. banking biotech "
    "brands broadband broadcasting bureau bv capital cars center centre clinic cloud co. collective "
    "college commission communications community company computing consortium consulting corp corp. "
    "corporation council data defense department digital dynamics education energy enterprise "
    "entertainment equity exchange federation financial fondation foundation games gaming genomics gmbh "
    "government group hat health healthcare hochschule holding holdings hospital hotels hub inc inc. "
    "industries industry informatics initiative institut institute institution instituut insurance "
    "interactive international investments io lab laboratories laboratory labs limited llc logistics "
    "ltd ltd. manufacturing markets media medical ministry mobile mobility motors network networks oy "
    "partners payments pharma plc politecnico polytechnic press project publishing railway railways "
    "relic research retail robotics s.a. sa school sciences securities security semiconductor services "
    "shipping society software solutions stiftung studio studios systems tech technologies technology "
    "telecom telecommunications telekom television therapeutics times trading universidad universiteit "
    "university università universität universität. université ventures wireless works";

constexpr std::string_view legal_forms =
    "ab ag b.v. bv co co. corp corp. gmbh inc inc. k.k. kk limited llc llc. llp lp ltd ltd. oy plc pty "
    "pvt pvt. s.a. s.r.o. sa";

constexpr std::string_view name_particles =
    "af al av ben bin da das de del della den der di do dos du e el ibn la le st st. te ten ter van vom "
    "von y zu zum";

constexpr std::string_view title_words =
    "101 a about accelerating access across action additional adopting adoption advanced adventures "
    "after against agent agents ahead ai all an analysis and announced api apis application "
    "applications apps architecture are as ask at automating automation avoiding basics be beginner "
    "beginners behind benchmarking best better between beyond birds booth bpf breaking bridging bring "
    "bringing build building business but by can capacity case challenge challenges chaos ci cilium "
    "closing cloud cluster clusters cncf code coding collaboration coming common community complete "
    "compliance compute computing connect connecting connectivity container containers contributing "
    "control controller controllers cost costs crash creating crossplane cultivating cutting cves data "
    "database databases day days debugging deep defending delivering delivery demystifying deploying "
    "deployment deployments design designing detection developer development devops discussion "
    "distributed dive dns do docker downtime ebpf edge edition efficiency efficient embracing enabling "
    "encryption end engineering enhancing enterprise envoy era event events evolution evolving "
    "experience experiences exploring fast faster features feedback finding first fixing flow for "
    "framework from full full-day functions fundamentals future game gateway getting git gitops go "
    "going good governance gpu gpus graduation guide gvisor half-day hands hands-on hard hello helm "
    "here high how hubble hybrid i if implementing improving in incident incidents infrastructure "
    "ingress innovation inside insights integrating integration into intro introducing introduction "
    "invitation invite-only io ipv4 ipv6 is istio it its journey k8s kernel keynote kubernetes kubevirt "
    "l7 lab landscape latency learn learned learning legal lessons let's level leveraging life "
    "lightning linkerd linux live llm llms load logging logs machine made maintainer maintaining make "
    "making management managing manual mastering matters meet meetup mesh meshes metrics microservices "
    "migrating migration migrations mistakes model models modern monitoring more multi-cluster multi- "
    "tenant multicluster my myths native navigating need network networking networks new next no node "
    "nodes not observability of offloading on only open opening opentelemetry operating operations "
    "operator operators optimization optimizing or our out over overview panel part pass past path "
    "patterns perf performance pipeline pipelines pitfalls platform platforms playbook pod pods "
    "policies policy practical practice practices present problem problems production programming "
    "programs project projects prometheus protecting protocol proxies proxy question questions quick "
    "ready real real-time really recap release releases reliability reliable remarks required "
    "resilience resilient rethinking roadmap rocket running runtime rust safe sandbox scalability "
    "scalable scale scaling schedule scheduler scratch secrets secure securing security server "
    "serverless service services session sessions shared should sidecar sig simple simplified "
    "simplifying software sold solution solutions solving source speed sponsored stack standard "
    "standards start started state stateful status step stop storage story strategic strategies "
    "strategy stress study summit supply sustainability sustainable system systems tale tales talk "
    "talks taming tba tbd teams tech techniques technology telemetry tenancy testing tetragon than that "
    "the their things this threat through ticket tickets time tips to today together tool tools "
    "topology tour towards tracing track trade-offs training transforming tricks troubleshooting trust "
    "trusted tuning tutorial understanding unleashing unlocking unveiling up update updates upgrade "
    "upgrades us use user users using vendor versus via virtual visibility vm vms vs vs. war wasm way "
    "ways we webassembly welcome what what's when where which who why windows wireguard with without "
    "work workflow workflows working workload workloads workshop world you your zero zero-trust";

constexpr std::string_view social_words =
    "after-party afterparty badge booth breakfast breaks breather brunch coffee crawl dinner drinks "
    "giveaway happy kiosk lunch meet-and-greet mixer party pavilion pub raffle reception register "
    "registration social sponsors swag tickets yoga";

constexpr std::string_view pause_words =
    "aamiainen abendbrot abendessen accreditation acreditacion acreditaciones akkreditierung almoco "
    "almuerzo anmeldung badge badge_pickup badges break breakfast breaks breaktime brunch cafe "
    "caffe catering cena check_in checkin cloakroom coffee coffeebreak colazione comida "
    "credenciamento dejeuner desayuno descanso diner dinner einlass emargement enregistrement fika "
    "frokost fruhstuck frukost garderobe gouter imbiss inloop inscription inscriptions intermission "
    "intervalo iscrizioni jantar kaffepause koffiepauze kolacja lounas lunch lunchbreak lunches "
    "lunchpauze lunchtime meal meals merienda middag mittagessen obed obiad ontbijt paus pausa "
    "pause pause_cafe pauze petit_dejeuner pranzo prestavka przerwa receso recess refreshments "
    "registrace registratie registration registrations registrazione registrazioni registrering "
    "registrierung registro rejestracja repas snack snacks sniadanie snidane supper tauko tba tbd "
    "to_be_announced vecere wardrobe завтрак обед перерыв регистрация ужин ランチ ランチタイム 休息 休憩 "
    "午休 午餐 "
    "受付 报到 昼休み 昼食 晚餐 签到 簽到 茶歇 開場 등록 쉬는시간 점심 점심시간 휴식";

constexpr std::string_view gathering_words =
    "abbau abendprogramm accueil after_party afterparty aperitif aperitivo apero aufbau ausklang "
    "barbecue bbq beer beers booth booths borrel buffer buffet changeover cleanup cocktail "
    "cocktails confraternizacao connectivity convivio crawl doors drinks empfang exhibition "
    "exhibits experiences expo family_photo feierabend fun_run gala get_together giveaway "
    "group_photo happy_hour karaoke logistics lounge meet_greet mixer networking parties party "
    "pavilion picnic quiet_room raffle reception receptions setup showcase shuttle shuttles social "
    "socialising socializing socials soiree stammtisch swag teardown tickets tombola turoffnung "
    "umbau umtrunk venue verre_amitie yoga кофе 交流会 懇親会 跑步 네트워킹";

constexpr std::string_view pause_modifiers =
    "a abend abends afternoon am an and apres area attendee attendees badge bathroom begin begins "
    "bio biologische close closed closes closing coffee collection comfort con conference continue "
    "continues d da daily das day de del delegate delegates della der des desk die do dos du e "
    "early el en end ends et evening event exhibitor exhibitors extended final first floor friday "
    "frucht fruhstucks fruit general grosse hall health hour hours il info information juice kaffee "
    "kawowa kleine kleiner koffie kuchen kurze l la lange las last late le les level light lo long "
    "los lunch main manana manha matin mediodia mid midday midi min mins minute minutes mit mittag "
    "mittags monday morgen morning na nachmittag networking night noche noon o obiadowa of on "
    "onsite open opened opening opens or our para participant participants per pick pickup pinkel "
    "pm project quick raucher refreshment room s saturday screen second self service short site "
    "solution solutions speaker speakers sponsor sponsors staff start starts stretch sunday table "
    "tables tarde tea tee the thee third thursday time times to tuesday umbau und up van vip "
    "volunteer volunteers vormittag water wednesday welcome y your zum zur для и кофе на";

}  // namespace

bool is_role_noun(std::string_view word) {
    static const Words words = words_of(role_nouns);
    return words.contains(word);
}

bool is_role_opening(std::string_view word) {
    static const Words words = words_of(role_openings);
    return words.contains(word);
}

bool is_company_word(std::string_view word) {
    static const Words words = words_of(company_words);
    return words.contains(word);
}

bool is_legal_form(std::string_view word) {
    static const Words words = words_of(legal_forms);
    return words.contains(word);
}

bool is_name_particle(std::string_view word) {
    static const Words words = words_of(name_particles);
    return words.contains(word);
}

bool is_title_word(std::string_view word) {
    static const Words words = words_of(title_words);
    return words.contains(word);
}

bool is_social_word(std::string_view word) {
    static const Words words = words_of(social_words);
    return words.contains(word);
}

bool is_pause_word(std::string_view word) {
    static const Words words = words_of(pause_words);
    return words.contains(word);
}

bool is_gathering_word(std::string_view word) {
    static const Words words = words_of(gathering_words);
    return words.contains(word);
}

bool is_pause_modifier(std::string_view word) {
    static const Words words = words_of(pause_modifiers);
    return words.contains(word);
}

}  // namespace lectern::lexicon
