// Generated from openapi/sms.yaml by "npm run generate". Do not edit.

/** How a country writes its mobile numbers in national form. */
export interface CallingCode {
	callingCode: string;
	trunkPrefix?: string;
	startsWithZero?: true;
	otherExitCode?: true;
}

/** Country (ISO 3166-1 alpha-2) → calling code; trunkPrefix goes in international form, startsWithZero stays; otherExitCode where not 00 is dialled for abroad. */
export const callingCodes: Record<string, CallingCode> = {
	AC: {
		callingCode: '247',
	},
	AD: {
		callingCode: '376',
	},
	AE: {
		callingCode: '971',
		trunkPrefix: '0',
	},
	AF: {
		callingCode: '93',
		trunkPrefix: '0',
	},
	AG: {
		callingCode: '1',
		otherExitCode: true,
	},
	AI: {
		callingCode: '1',
		otherExitCode: true,
	},
	AL: {
		callingCode: '355',
		trunkPrefix: '0',
	},
	AM: {
		callingCode: '374',
		trunkPrefix: '0',
	},
	AO: {
		callingCode: '244',
	},
	AR: {
		callingCode: '54',
	},
	AS: {
		callingCode: '1',
		otherExitCode: true,
	},
	AT: {
		callingCode: '43',
		trunkPrefix: '0',
	},
	AU: {
		callingCode: '61',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	AW: {
		callingCode: '297',
	},
	AX: {
		callingCode: '358',
		trunkPrefix: '0',
	},
	AZ: {
		callingCode: '994',
		trunkPrefix: '0',
	},
	BA: {
		callingCode: '387',
		trunkPrefix: '0',
	},
	BB: {
		callingCode: '1',
		otherExitCode: true,
	},
	BD: {
		callingCode: '880',
		trunkPrefix: '0',
	},
	BE: {
		callingCode: '32',
		trunkPrefix: '0',
	},
	BF: {
		callingCode: '226',
	},
	BG: {
		callingCode: '359',
		trunkPrefix: '0',
	},
	BH: {
		callingCode: '973',
	},
	BI: {
		callingCode: '257',
	},
	BJ: {
		callingCode: '229',
		startsWithZero: true,
	},
	BL: {
		callingCode: '590',
		trunkPrefix: '0',
	},
	BM: {
		callingCode: '1',
		otherExitCode: true,
	},
	BN: {
		callingCode: '673',
	},
	BO: {
		callingCode: '591',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	BQ: {
		callingCode: '599',
	},
	BR: {
		callingCode: '55',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	BS: {
		callingCode: '1',
		otherExitCode: true,
	},
	BT: {
		callingCode: '975',
	},
	BW: {
		callingCode: '267',
	},
	BY: {
		callingCode: '375',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	BZ: {
		callingCode: '501',
	},
	CA: {
		callingCode: '1',
		otherExitCode: true,
	},
	CC: {
		callingCode: '61',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	CD: {
		callingCode: '243',
		trunkPrefix: '0',
	},
	CF: {
		callingCode: '236',
	},
	CG: {
		callingCode: '242',
		startsWithZero: true,
	},
	CH: {
		callingCode: '41',
		trunkPrefix: '0',
	},
	CI: {
		callingCode: '225',
		startsWithZero: true,
	},
	CK: {
		callingCode: '682',
	},
	CL: {
		callingCode: '56',
	},
	CM: {
		callingCode: '237',
	},
	CN: {
		callingCode: '86',
		trunkPrefix: '0',
	},
	CO: {
		callingCode: '57',
		otherExitCode: true,
	},
	CR: {
		callingCode: '506',
	},
	CU: {
		callingCode: '53',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	CV: {
		callingCode: '238',
		otherExitCode: true,
	},
	CW: {
		callingCode: '599',
	},
	CX: {
		callingCode: '61',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	CY: {
		callingCode: '357',
	},
	CZ: {
		callingCode: '420',
	},
	DE: {
		callingCode: '49',
		trunkPrefix: '0',
	},
	DJ: {
		callingCode: '253',
	},
	DK: {
		callingCode: '45',
	},
	DM: {
		callingCode: '1',
		otherExitCode: true,
	},
	DO: {
		callingCode: '1',
		otherExitCode: true,
	},
	DZ: {
		callingCode: '213',
		trunkPrefix: '0',
	},
	EC: {
		callingCode: '593',
		trunkPrefix: '0',
	},
	EE: {
		callingCode: '372',
	},
	EG: {
		callingCode: '20',
		trunkPrefix: '0',
	},
	EH: {
		callingCode: '212',
		trunkPrefix: '0',
	},
	ER: {
		callingCode: '291',
		trunkPrefix: '0',
	},
	ES: {
		callingCode: '34',
	},
	ET: {
		callingCode: '251',
		trunkPrefix: '0',
	},
	FI: {
		callingCode: '358',
		trunkPrefix: '0',
	},
	FJ: {
		callingCode: '679',
	},
	FK: {
		callingCode: '500',
	},
	FM: {
		callingCode: '691',
	},
	FO: {
		callingCode: '298',
	},
	FR: {
		callingCode: '33',
		trunkPrefix: '0',
	},
	GA: {
		callingCode: '241',
		startsWithZero: true,
	},
	GB: {
		callingCode: '44',
		trunkPrefix: '0',
	},
	GD: {
		callingCode: '1',
		otherExitCode: true,
	},
	GE: {
		callingCode: '995',
		trunkPrefix: '0',
	},
	GF: {
		callingCode: '594',
		trunkPrefix: '0',
	},
	GG: {
		callingCode: '44',
		trunkPrefix: '0',
	},
	GH: {
		callingCode: '233',
		trunkPrefix: '0',
	},
	GI: {
		callingCode: '350',
	},
	GL: {
		callingCode: '299',
	},
	GM: {
		callingCode: '220',
	},
	GN: {
		callingCode: '224',
	},
	GP: {
		callingCode: '590',
		trunkPrefix: '0',
	},
	GQ: {
		callingCode: '240',
	},
	GR: {
		callingCode: '30',
	},
	GT: {
		callingCode: '502',
	},
	GU: {
		callingCode: '1',
		otherExitCode: true,
	},
	GW: {
		callingCode: '245',
	},
	GY: {
		callingCode: '592',
		otherExitCode: true,
	},
	HK: {
		callingCode: '852',
		otherExitCode: true,
	},
	HN: {
		callingCode: '504',
	},
	HR: {
		callingCode: '385',
		trunkPrefix: '0',
	},
	HT: {
		callingCode: '509',
	},
	HU: {
		callingCode: '36',
		trunkPrefix: '06',
	},
	ID: {
		callingCode: '62',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	IE: {
		callingCode: '353',
		trunkPrefix: '0',
	},
	IL: {
		callingCode: '972',
		trunkPrefix: '0',
	},
	IM: {
		callingCode: '44',
		trunkPrefix: '0',
	},
	IN: {
		callingCode: '91',
		trunkPrefix: '0',
	},
	IO: {
		callingCode: '246',
	},
	IQ: {
		callingCode: '964',
		trunkPrefix: '0',
	},
	IR: {
		callingCode: '98',
		trunkPrefix: '0',
	},
	IS: {
		callingCode: '354',
	},
	IT: {
		callingCode: '39',
	},
	JE: {
		callingCode: '44',
		trunkPrefix: '0',
	},
	JM: {
		callingCode: '1',
		otherExitCode: true,
	},
	JO: {
		callingCode: '962',
		trunkPrefix: '0',
	},
	JP: {
		callingCode: '81',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	KE: {
		callingCode: '254',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	KG: {
		callingCode: '996',
		trunkPrefix: '0',
	},
	KH: {
		callingCode: '855',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	KI: {
		callingCode: '686',
		trunkPrefix: '0',
	},
	KM: {
		callingCode: '269',
	},
	KN: {
		callingCode: '1',
		otherExitCode: true,
	},
	KP: {
		callingCode: '850',
		trunkPrefix: '0',
	},
	KR: {
		callingCode: '82',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	KW: {
		callingCode: '965',
	},
	KY: {
		callingCode: '1',
		otherExitCode: true,
	},
	KZ: {
		callingCode: '7',
		otherExitCode: true,
	},
	LA: {
		callingCode: '856',
		trunkPrefix: '0',
	},
	LB: {
		callingCode: '961',
		trunkPrefix: '0',
	},
	LC: {
		callingCode: '1',
		otherExitCode: true,
	},
	LI: {
		callingCode: '423',
		trunkPrefix: '0',
	},
	LK: {
		callingCode: '94',
		trunkPrefix: '0',
	},
	LR: {
		callingCode: '231',
		trunkPrefix: '0',
	},
	LS: {
		callingCode: '266',
	},
	LT: {
		callingCode: '370',
		trunkPrefix: '0',
	},
	LU: {
		callingCode: '352',
	},
	LV: {
		callingCode: '371',
	},
	LY: {
		callingCode: '218',
		trunkPrefix: '0',
	},
	MA: {
		callingCode: '212',
		trunkPrefix: '0',
	},
	MC: {
		callingCode: '377',
		trunkPrefix: '0',
	},
	MD: {
		callingCode: '373',
		trunkPrefix: '0',
	},
	ME: {
		callingCode: '382',
		trunkPrefix: '0',
	},
	MF: {
		callingCode: '590',
		trunkPrefix: '0',
	},
	MG: {
		callingCode: '261',
		trunkPrefix: '0',
	},
	MH: {
		callingCode: '692',
		otherExitCode: true,
	},
	MK: {
		callingCode: '389',
		trunkPrefix: '0',
	},
	ML: {
		callingCode: '223',
	},
	MM: {
		callingCode: '95',
		trunkPrefix: '0',
	},
	MN: {
		callingCode: '976',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	MO: {
		callingCode: '853',
	},
	MP: {
		callingCode: '1',
		otherExitCode: true,
	},
	MQ: {
		callingCode: '596',
		trunkPrefix: '0',
	},
	MR: {
		callingCode: '222',
	},
	MS: {
		callingCode: '1',
		otherExitCode: true,
	},
	MT: {
		callingCode: '356',
	},
	MU: {
		callingCode: '230',
	},
	MV: {
		callingCode: '960',
	},
	MW: {
		callingCode: '265',
		trunkPrefix: '0',
	},
	MX: {
		callingCode: '52',
	},
	MY: {
		callingCode: '60',
		trunkPrefix: '0',
	},
	MZ: {
		callingCode: '258',
	},
	NA: {
		callingCode: '264',
		trunkPrefix: '0',
	},
	NC: {
		callingCode: '687',
	},
	NE: {
		callingCode: '227',
	},
	NF: {
		callingCode: '672',
	},
	NG: {
		callingCode: '234',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	NI: {
		callingCode: '505',
	},
	NL: {
		callingCode: '31',
		trunkPrefix: '0',
	},
	NO: {
		callingCode: '47',
	},
	NP: {
		callingCode: '977',
		trunkPrefix: '0',
	},
	NR: {
		callingCode: '674',
	},
	NU: {
		callingCode: '683',
	},
	NZ: {
		callingCode: '64',
		trunkPrefix: '0',
	},
	OM: {
		callingCode: '968',
	},
	PA: {
		callingCode: '507',
	},
	PE: {
		callingCode: '51',
		trunkPrefix: '0',
	},
	PF: {
		callingCode: '689',
	},
	PG: {
		callingCode: '675',
	},
	PH: {
		callingCode: '63',
		trunkPrefix: '0',
	},
	PK: {
		callingCode: '92',
		trunkPrefix: '0',
	},
	PL: {
		callingCode: '48',
	},
	PM: {
		callingCode: '508',
		trunkPrefix: '0',
	},
	PR: {
		callingCode: '1',
		otherExitCode: true,
	},
	PS: {
		callingCode: '970',
		trunkPrefix: '0',
	},
	PT: {
		callingCode: '351',
	},
	PW: {
		callingCode: '680',
		otherExitCode: true,
	},
	PY: {
		callingCode: '595',
		trunkPrefix: '0',
	},
	QA: {
		callingCode: '974',
	},
	RE: {
		callingCode: '262',
		trunkPrefix: '0',
	},
	RO: {
		callingCode: '40',
		trunkPrefix: '0',
	},
	RS: {
		callingCode: '381',
		trunkPrefix: '0',
	},
	RU: {
		callingCode: '7',
		otherExitCode: true,
	},
	RW: {
		callingCode: '250',
		trunkPrefix: '0',
	},
	SA: {
		callingCode: '966',
		trunkPrefix: '0',
	},
	SB: {
		callingCode: '677',
	},
	SC: {
		callingCode: '248',
	},
	SD: {
		callingCode: '249',
		trunkPrefix: '0',
	},
	SE: {
		callingCode: '46',
		trunkPrefix: '0',
	},
	SG: {
		callingCode: '65',
		otherExitCode: true,
	},
	SH: {
		callingCode: '290',
	},
	SI: {
		callingCode: '386',
		trunkPrefix: '0',
	},
	SJ: {
		callingCode: '47',
	},
	SK: {
		callingCode: '421',
		trunkPrefix: '0',
	},
	SL: {
		callingCode: '232',
		trunkPrefix: '0',
	},
	SM: {
		callingCode: '378',
	},
	SN: {
		callingCode: '221',
	},
	SO: {
		callingCode: '252',
		trunkPrefix: '0',
	},
	SR: {
		callingCode: '597',
	},
	SS: {
		callingCode: '211',
		trunkPrefix: '0',
	},
	ST: {
		callingCode: '239',
	},
	SV: {
		callingCode: '503',
	},
	SX: {
		callingCode: '1',
		otherExitCode: true,
	},
	SY: {
		callingCode: '963',
		trunkPrefix: '0',
	},
	SZ: {
		callingCode: '268',
	},
	TA: {
		callingCode: '290',
	},
	TC: {
		callingCode: '1',
		otherExitCode: true,
	},
	TD: {
		callingCode: '235',
	},
	TG: {
		callingCode: '228',
	},
	TH: {
		callingCode: '66',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	TJ: {
		callingCode: '992',
		otherExitCode: true,
	},
	TK: {
		callingCode: '690',
	},
	TL: {
		callingCode: '670',
	},
	TM: {
		callingCode: '993',
		otherExitCode: true,
	},
	TN: {
		callingCode: '216',
	},
	TO: {
		callingCode: '676',
	},
	TR: {
		callingCode: '90',
		trunkPrefix: '0',
	},
	TT: {
		callingCode: '1',
		otherExitCode: true,
	},
	TV: {
		callingCode: '688',
	},
	TW: {
		callingCode: '886',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	TZ: {
		callingCode: '255',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	UA: {
		callingCode: '380',
		trunkPrefix: '0',
	},
	UG: {
		callingCode: '256',
		trunkPrefix: '0',
		otherExitCode: true,
	},
	US: {
		callingCode: '1',
		otherExitCode: true,
	},
	UY: {
		callingCode: '598',
		trunkPrefix: '0',
	},
	UZ: {
		callingCode: '998',
	},
	VA: {
		callingCode: '39',
	},
	VC: {
		callingCode: '1',
		otherExitCode: true,
	},
	VE: {
		callingCode: '58',
		trunkPrefix: '0',
	},
	VG: {
		callingCode: '1',
		otherExitCode: true,
	},
	VI: {
		callingCode: '1',
		otherExitCode: true,
	},
	VN: {
		callingCode: '84',
		trunkPrefix: '0',
	},
	VU: {
		callingCode: '678',
	},
	WF: {
		callingCode: '681',
	},
	WS: {
		callingCode: '685',
		otherExitCode: true,
	},
	XK: {
		callingCode: '383',
		trunkPrefix: '0',
	},
	YE: {
		callingCode: '967',
		trunkPrefix: '0',
	},
	YT: {
		callingCode: '262',
		trunkPrefix: '0',
	},
	ZA: {
		callingCode: '27',
		trunkPrefix: '0',
	},
	ZM: {
		callingCode: '260',
		trunkPrefix: '0',
	},
	ZW: {
		callingCode: '263',
		trunkPrefix: '0',
	},
};
